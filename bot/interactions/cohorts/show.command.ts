import { cohortShown } from '../../cohorts/showViews';
import { en } from '../../locales/en';
import { command } from '../define';
import { optionalText } from '../options';
import { members } from '../permissions';

export default command({
  path: 'cohort show',
  describe: en.commands.cohortShow,
  who: members,
  answer: 'privately',
  options: { cohort: optionalText(en.commands.whichCohort, { longest: 60, suggests: true }) },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: cohortShown(t, await app.cohorts.show({ guild, by: actor, name: options.cohort })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
