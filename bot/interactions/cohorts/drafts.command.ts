import { draftsShown } from '../../cohorts/draftViews';
import { en } from '../../locales/en';
import { command } from '../define';
import { optionalWholeNumber, text } from '../options';
import { members } from '../permissions';

export default command({
  path: 'cohort drafts',
  describe: en.commands.cohortDrafts,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    keep: optionalWholeNumber(en.commands.draftsKeep, { least: 1, most: 10_000 }),
  },
  run: async ({ app, actor, guild, options: { cohort: name, keep }, t }) => ({
    reply: draftsShown(t, await app.cohorts.drafts({ guild, by: actor, name, keep })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
