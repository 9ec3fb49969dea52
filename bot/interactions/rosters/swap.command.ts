import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { person } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

export default command({
  path: 'roster swap',
  describe: en.commands.rosterSwap,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    person: person(en.commands.whoMoves),
    with: person(en.commands.otherPerson),
    cohort: whichCohort,
  },
  run: async ({ app, actor, guild, options, t }) => {
    const { person: user, with: other, cohort } = options;
    return { reply: lookShown(t, await app.rosters.swap({ guild, by: actor, cohort, user, other })) };
  },
  suggest: suggestChoice,
});
