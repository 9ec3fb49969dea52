import { cardNow } from '../../intake/views';
import { zoneCard } from '../../intake/zoneViews';
import { en } from '../../locales/en';
import { zonesLike } from '../../sessions/calendar';
import { command } from '../define';
import { optionalText } from '../options';
import { present } from '../permissions';

export default command({
  path: 'me',
  describe: en.commands.me,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: { zone: optionalText(en.commands.meZone, { longest: 60, suggests: true }) },
  async run({ app, actor, guild, options, t }) {
    const who = { guild, user: actor.id };
    if (options.zone !== undefined) {
      const found = await app.intake.findZone(who, options.zone);
      return { reply: zoneCard(t, { ...found, how: 'typed' }) };
    }
    return { reply: cardNow(t, await app.intake.whereabouts(who)) };
  },
  suggest: ({ typed }) => Promise.resolve(zonesLike(typed)),
});
