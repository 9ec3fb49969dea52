import { rivalsKept } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { oneOf, optionalText } from '../options';
import { moderators } from '../permissions';

export default command({
  path: 'cohort rivals',
  describe: en.commands.cohortRivals,
  who: moderators,
  answer: 'privately',
  options: {
    first: optionalText(en.commands.rivalsFirst, { longest: 100 }),
    second: optionalText(en.commands.rivalsSecond, { longest: 100 }),
    as: oneOf(
      en.commands.rivalsAs,
      { apart: en.commands.asRivals, together: en.commands.asNoRivals },
      { optional: true },
    ),
  },
  run: async ({ app, guild, options, t }) => ({
    reply: rivalsKept(t, await app.cohorts.setRivals({ ...options, guild })),
  }),
});
