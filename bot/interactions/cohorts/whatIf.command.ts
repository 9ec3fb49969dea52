import { circlesProposed, tellingOf } from '../../cohorts/proposalViews';
import { en } from '../../locales/en';
import { command } from '../define';
import { oneOf, optionalText, optionalWholeNumber, text } from '../options';
import { members } from '../permissions';

const { commands: c } = en;

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort what-if',
  describe: c.cohortWhatIf,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(c.whichCohort, { longest: 60, suggests: true }),
    apart: optionalText(c.whatIfApart, { longest: 600 }),
    together: optionalText(c.whatIfTogether, { longest: 600 }),
    lock: optionalText(c.whatIfLock, { longest: 100 }),
    hold: optionalText(c.whatIfHold, { longest: 100 }),
    sizes: optionalText(c.whatIfSizes, { longest: 20 }),
    seconds: optionalWholeNumber(c.whatIfSeconds, { least: 5, most: 120 }),
    draft: optionalWholeNumber(c.whatIfDraft, { least: 1, most: 10_000 }),
    earlier: oneOf(c.whatIfEarlier, { holds: c.earlierHolds, forgotten: c.earlierForgotten }, { optional: true }),
  },
  async run({ app, actor, guild, options, t, progress }) {
    const { cohort: name, draft: number, earlier, ...wish } = options;
    const asked = { guild, by: actor, name, number, wish, afresh: earlier === 'forgotten' };
    return { reply: circlesProposed(t, await app.cohorts.whatIf({ ...asked, tell: tellingOf(t, progress) })) };
  },
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
