import { backToCircle } from '../../bringing/ids';
import { circleCard } from '../../sessions/circleViews';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: backToCircle,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, channel, t }) => ({
    reply: circleCard(await app.sessions.circle({ guild, channel, by: actor }), t),
  }),
});
