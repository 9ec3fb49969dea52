import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { oneOf, person } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

const apartOrNot = oneOf(
  en.commands.apartOrNot,
  { apart: en.commands.keptApart, together: en.commands.apartNoLonger },
  { optional: true },
);

export default command({
  path: 'roster apart',
  describe: en.commands.rosterApart,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    person: person(en.commands.whoMoves),
    from: person(en.commands.otherPerson),
    how: apartOrNot,
    cohort: whichCohort,
  },
  run: async ({ app, actor, guild, options, t }) => {
    const { person: user, from: other, how, cohort } = options;
    const asked = { guild, by: actor, cohort, user, other, apart: how === 'apart' };
    return { reply: lookShown(t, await app.rosters.apart(asked)) };
  },
  suggest: suggestChoice,
});
