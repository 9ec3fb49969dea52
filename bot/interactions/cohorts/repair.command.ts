import { repairsShown } from '../../cohorts/repair/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort repair',
  describe: en.commands.cohortRepair,
  who: members,
  answer: 'privately',
  options: { cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }) },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: repairsShown(t, await app.cohorts.repairs({ guild, by: actor, name: options.cohort })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
