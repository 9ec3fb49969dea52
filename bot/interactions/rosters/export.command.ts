import { en } from '../../locales/en';
import { rosterExport } from '../../rosters/views';
import { command } from '../define';
import { oneOf, optionalText } from '../options';
import { present } from '../permissions';

export default command({
  path: 'roster export',
  describe: en.commands.rosterExport,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    cohort: optionalText(en.commands.rosterCohort, { longest: 60, suggests: true }),
    format: oneOf(
      en.commands.rosterFormat,
      { csv: en.commands.rosterCsv, json: en.commands.rosterJson },
      { optional: true },
    ),
  },
  run: async ({ app, actor, guild, options, t }) =>
    rosterExport(t, await app.rosters.whole({ guild, by: actor, cohort: options.cohort }), options.format),
  suggest: ({ app, actor, guild, typed }) => app.rosters.namesLike({ guild, by: actor, typed }),
});
