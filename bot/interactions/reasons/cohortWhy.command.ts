import { en } from '../../locales/en';
import { cohortReasons } from '../../reasons/cohortViews';
import { command } from '../define';
import { optionalPerson, text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort why',
  describe: en.commands.cohortWhy,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    person: optionalPerson(en.commands.whyPerson),
  },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: cohortReasons(
      t,
      await app.reasons.ofCohort({ guild, by: actor, name: options.cohort, member: options.person }),
    ),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
