import { openCard } from '../../agreeing/ids';
import { ownCard } from '../../agreeing/views';
import { button } from '../define';
import { members } from '../permissions';

/** Whether somebody looked at it is nobody's business. */
export default button({
  untraced: true,
  id: openCard,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: ownCard(t, await app.agreeing.see({ ...id, guild, by: actor.id })),
  }),
});
