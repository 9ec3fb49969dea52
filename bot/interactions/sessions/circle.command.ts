import { withAsking } from '../../intake/agreements/views';
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
  async run({ app, actor, guild, channel, t }) {
    const circle = await app.sessions.circle({ guild, channel, by: actor });
    const isAsked = await app.agreements.isAskedAgain({ guild, user: actor.id });
    return { reply: withAsking(t, circleCard(circle, t), isAsked) };
  },
});
