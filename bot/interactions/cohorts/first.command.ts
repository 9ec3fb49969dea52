import { mostFirstYears } from '../../cohorts/rules/first';
import { cohortFirst } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { optionalWholeNumber, text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort first',
  describe: en.commands.cohortFirst,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    years: optionalWholeNumber(en.commands.firstYears, { least: 1, most: mostFirstYears }),
  },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: cohortFirst(
      t,
      await app.cohorts.setFirst({ guild, by: actor, name: options.cohort, years: options.years ?? null }),
    ),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
