import { en } from '../../locales/en';
import { historyShown } from '../../rosters/changes/views';
import { command } from '../define';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

export default command({
  path: 'roster history',
  describe: en.commands.rosterHistory,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: { cohort: whichCohort },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: historyShown(t, await app.rosters.history({ guild, by: actor, named: options.cohort })),
  }),
  suggest: suggestChoice,
});
