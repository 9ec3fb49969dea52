import { circlesProposed, tellingOf } from '../../cohorts/proposalViews';
import { withNotYetAgreed } from '../../intake/agreements/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort match',
  describe: en.commands.cohortMatch,
  who: members,
  answer: 'privately',
  options: { cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }) },
  async run({ app, actor, guild, options, t, progress }) {
    const tell = tellingOf(t, progress);
    const found = circlesProposed(t, await app.cohorts.match({ guild, by: actor, name: options.cohort, tell }));
    return { reply: withNotYetAgreed(t, found, await app.agreements.notYetAgreed(guild)) };
  },
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
