import { en } from '../../locales/en';
import { pauseCard } from '../../people/pauses/views';
import { command } from '../define';
import { optionalText } from '../options';
import { members } from '../permissions';

export default command({
  path: 'pause',
  describe: en.commands.pause,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: { until: optionalText(en.commands.pauseUntil, { longest: 40 }) },
  async run({ app, actor, guild, t, options: { until } }) {
    const who = { guild, user: actor.id };
    return { reply: pauseCard(t, await (until ? app.people.pauseUntil(who, until) : app.people.pauseOf(who))) };
  },
});
