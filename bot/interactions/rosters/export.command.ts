import { en } from '../../locales/en';
import { rosterExport } from '../../rosters/views';
import { command } from '../define';
import { optionalText } from '../options';
import { present } from '../permissions';

export default command({
  path: 'roster export',
  describe: en.commands.rosterExport,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: { cohort: optionalText(en.commands.rosterCohort, { longest: 60, suggests: true }) },
  run: async ({ app, actor, guild, options, t }) =>
    rosterExport(t, await app.rosters.named({ guild, by: actor, cohort: options.cohort })),
  suggest: ({ app, actor, guild, typed }) => app.rosters.namesLike({ guild, by: actor, typed }),
});
