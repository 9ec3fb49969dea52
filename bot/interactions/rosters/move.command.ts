import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { person, text } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

/** Whether somebody looks after the cohort is asked in the use case, here as in all that changes a roster. */
export default command({
  path: 'roster move',
  describe: en.commands.rosterMove,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    person: person(en.commands.whoMoves),
    circle: text(en.commands.toCircle, { longest: 100, suggests: true }),
    cohort: whichCohort,
  },
  run: async ({ app, actor, guild, options, t }) => {
    const { person: user, circle, cohort } = options;
    return { reply: lookShown(t, await app.rosters.move({ guild, by: actor, cohort, user, circle })) };
  },
  suggest: suggestChoice,
});
