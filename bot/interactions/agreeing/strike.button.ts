import { strike } from '../../agreeing/ids';
import { ownCard } from '../../agreeing/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  untraced: true,
  id: strike,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: ownCard(t, await app.agreeing.strike({ ...id, guild, by: actor.id }), t.agreeing.asked()),
  }),
});
