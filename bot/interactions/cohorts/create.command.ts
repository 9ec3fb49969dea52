import { cohortPlanned } from '../../cohorts/views';
import { en } from '../../locales/en';
import { largestGroup, smallestGroup } from '../../matching/groups';
import { zonesLike } from '../../sessions/calendar';
import { command } from '../define';
import { text, wholeNumber } from '../options';
import { moderators } from '../permissions';

export default command({
  path: 'cohort create',
  describe: en.commands.cohortCreate,
  who: moderators,
  answer: 'privately',
  options: {
    name: text(en.commands.cohortName, { longest: 60 }),
    date: text(en.commands.cohortDate, { longest: 20 }),
    time: text(en.commands.cohortTime, { longest: 10 }),
    zone: text(en.commands.cohortZone, { longest: 60, suggests: true }),
    size: wholeNumber(en.commands.cohortSize, { least: smallestGroup, most: largestGroup, usual: 6 }),
  },
  run: async ({ app, guild, options, t }) => ({
    reply: cohortPlanned(t, await app.cohorts.create({ ...options, guild })),
  }),
  suggest: ({ typed }) => Promise.resolve(zonesLike(typed)),
});
