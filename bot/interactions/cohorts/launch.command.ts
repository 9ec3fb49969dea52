import { cohortLaunched } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { text } from '../options';
import { moderators } from '../permissions';

export default command({
  path: 'cohort launch',
  describe: en.commands.cohortLaunch,
  who: moderators,
  answer: 'privately',
  options: { cohort: text(en.commands.cohortName, { longest: 60, suggests: true }) },
  run: async ({ app, guild, options, t }) => ({
    reply: cohortLaunched(t, await app.cohorts.launch({ guild, name: options.cohort })),
  }),
  suggest: ({ app, guild, typed }) => app.cohorts.namesLike(guild, typed),
});
