import { en } from '../../locales/en';
import { importChanges, importProblems } from '../../rosters/importViews';
import { command } from '../define';
import { file, optionalText } from '../options';
import { present } from '../permissions';

/** Shows what the file would change, and asks for the yes; or each of its problems. */
export default command({
  path: 'roster import',
  describe: en.commands.rosterImport,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {
    file: file(en.commands.rosterFile),
    cohort: optionalText(en.commands.rosterCohort, { longest: 60, suggests: true }),
  },
  async run({ app, actor, guild, options, t }) {
    const read = await app.rosters.fromFile({ guild, by: actor, ...options, columns: t.roster.columns });
    return 'problems' in read ? importProblems(t, options.file.name, read.problems) : importChanges(t, read);
  },
  suggest: ({ app, actor, guild, typed }) => app.rosters.namesLike({ guild, by: actor, typed }),
});
