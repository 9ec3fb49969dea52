import { en } from '../../locales/en';
import { circleCard } from '../../sessions/circleViews';
import { command } from '../define';
import { present } from '../permissions';

export default command({
  path: 'circle',
  describe: en.commands.circle,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: async ({ app, actor, guild, channel, t }) => ({
    reply: circleCard(await app.sessions.circle({ guild, channel, by: actor }), t),
  }),
});
