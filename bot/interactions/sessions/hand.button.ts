import { raiseHand } from '../../sessions/ids';
import { ownPlace } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

/** Asks for the floor, or shows its holder what they may do with it. Answered privately: who asked is seen when they are called. */
export default button({
  id: raiseHand,
  who: members,
  answer: 'privately',
  untraced: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: ownPlace(await app.sessions.raise({ ...id, guild, by: actor }), actor.id, t),
  }),
});
