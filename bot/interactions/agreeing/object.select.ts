import { objectTo } from '../../agreeing/ids';
import { ownCard } from '../../agreeing/views';
import { select } from '../define';
import { members } from '../permissions';

/** Who objects, and when, stands in no log. */
export default select({
  untraced: true,
  id: objectTo,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, chosen, actor, guild, app, t }) => ({
    reply: ownCard(t, await app.agreeing.object({ ...id, guild, by: actor.id, clauses: chosen }), t.agreeing.noted()),
  }),
});
