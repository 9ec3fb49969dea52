import { placesShown } from '../../cohorts/repair/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { person, text } from '../options';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default command({
  path: 'cohort place',
  describe: en.commands.cohortPlace,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    person: person(en.commands.placePerson),
  },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: placesShown(t, await app.cohorts.placesOf({ guild, by: actor, name: options.cohort, user: options.person })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
