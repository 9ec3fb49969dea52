import { lowerHand } from '../../sessions/ids';
import { ownPlace } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: lowerHand,
  who: members,
  answer: 'in place',
  untraced: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: ownPlace(await app.sessions.lower({ ...id, guild, by: actor }), actor.id, t),
  }),
});
