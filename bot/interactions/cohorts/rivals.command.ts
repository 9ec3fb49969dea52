import { rivalsKept } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { text } from '../options';
import { moderators } from '../permissions';

export default command({
  path: 'cohort rivals',
  describe: en.commands.cohortRivals,
  who: moderators,
  answer: 'privately',
  options: {
    first: text(en.commands.rivalsFirst, { longest: 100 }),
    second: text(en.commands.rivalsSecond, { longest: 100 }),
  },
  run: async ({ app, guild, options, t }) => ({
    reply: rivalsKept(t, await app.cohorts.addRivals({ ...options, guild })),
  }),
});
