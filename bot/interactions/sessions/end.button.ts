import { endSession } from '../../sessions/ids';
import { keepingCard } from '../../sessions/circleViews';
import { button } from '../define';
import { present } from '../permissions';

/** Pressed on one's own card; who may is a rule of the session. */
export default button({
  id: endSession,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: keepingCard(await app.sessions.end({ ...id, guild, by: actor }), t),
  }),
});
