import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { optionalWholeNumber } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

export default command({
  path: 'roster undo',
  describe: en.commands.rosterUndo,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    change: optionalWholeNumber(en.commands.undoNumber, { least: 1, most: 1_000_000 }),
    cohort: whichCohort,
  },
  run: async ({ app, actor, guild, options, t }) => {
    const { change: number, cohort } = options;
    return { reply: lookShown(t, await app.rosters.undo({ guild, by: actor, cohort, number })) };
  },
  suggest: suggestChoice,
});
