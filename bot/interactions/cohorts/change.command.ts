import { mostWeeks } from '../../cohorts/rules/plan';
import { cohortChanged } from '../../cohorts/views';
import { en } from '../../locales/en';
import { largestGroup, smallestGroup } from '../../matching/groups';
import { zonesLike } from '../../sessions/calendar';
import { command } from '../define';
import { optionalText, optionalWholeNumber, text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort change',
  describe: en.commands.cohortChange,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    name: optionalText(en.commands.changeName, { longest: 60 }),
    start: optionalText(en.commands.cohortStart, { longest: 20 }),
    weeks: optionalWholeNumber(en.commands.cohortWeeks, { least: 1, most: mostWeeks }),
    size: optionalWholeNumber(en.commands.cohortSize, { least: smallestGroup, most: largestGroup }),
    time: optionalText(en.commands.changeTime, { longest: 10 }),
    zone: optionalText(en.commands.cohortZone, { longest: 60, suggests: true }),
    programme: optionalText(en.commands.cohortProgramme, { longest: 80, suggests: true }),
  },
  async run({ app, actor, guild, options: { cohort, ...wish }, t }) {
    return { reply: cohortChanged(t, await app.cohorts.change({ guild, by: actor, name: cohort, wish })) };
  },
  suggest({ app, actor, guild, focused, typed }) {
    if (focused === 'cohort') return app.cohorts.namesLike({ guild, by: actor, typed });
    return Promise.resolve(focused === 'programme' ? app.cohorts.programmesLike(typed) : zonesLike(typed));
  },
});
