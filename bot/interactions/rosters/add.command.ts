import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { person, text } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

export default command({
  path: 'roster add',
  describe: en.commands.rosterAdd,
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
    return { reply: lookShown(t, await app.rosters.add({ guild, by: actor, cohort, user, circle })) };
  },
  suggest: suggestChoice,
});
