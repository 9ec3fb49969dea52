import { mostFirstYears } from '../../cohorts/rules/first';
import { mostWeeks } from '../../cohorts/rules/plan';
import { cohortPlanned } from '../../cohorts/views';
import { en } from '../../locales/en';
import { largestGroup, smallestGroup } from '../../matching/groups';
import { zonesLike } from '../../sessions/calendar';
import { command } from '../define';
import { optionalPerson, optionalText, optionalWholeNumber, text, wholeNumber } from '../options';
import { moderators } from '../permissions';

export default command({
  path: 'cohort create',
  describe: en.commands.cohortCreate,
  who: moderators,
  answer: 'privately',
  options: {
    name: text(en.commands.cohortName, { longest: 60 }),
    start: text(en.commands.cohortStart, { longest: 20 }),
    time: optionalText(en.commands.cohortTime, { longest: 10 }),
    zone: optionalText(en.commands.cohortZone, { longest: 60, suggests: true }),
    weeks: optionalWholeNumber(en.commands.cohortWeeks, { least: 1, most: mostWeeks }),
    size: wholeNumber(en.commands.cohortSize, { least: smallestGroup, most: largestGroup, usual: 6 }),
    programme: optionalText(en.commands.cohortProgramme, { longest: 80, suggests: true }),
    moderator: optionalPerson(en.commands.cohortModerator),
    first: optionalWholeNumber(en.commands.createFirst, { least: 1, most: mostFirstYears }),
  },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: cohortPlanned(t, await app.cohorts.create({ ...options, guild, by: actor })),
  }),
  suggest: ({ app, focused, typed }) =>
    Promise.resolve(focused === 'programme' ? app.cohorts.programmesLike(typed) : zonesLike(typed)),
});
