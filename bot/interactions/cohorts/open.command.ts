import { cohortOpened } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort open',
  describe: en.commands.cohortOpen,
  who: members,
  answer: 'privately',
  options: { cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }) },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: cohortOpened(t, await app.cohorts.open({ guild, by: actor, name: options.cohort })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
