import { en } from '../../locales/en';
import { rosterPage } from '../../rosters/views';
import { command } from '../define';
import { optionalText } from '../options';
import { present } from '../permissions';

/** Whether somebody looks after the cohort is asked in the use case, at the moment of the act. */
export default command({
  path: 'roster show',
  describe: en.commands.rosterShow,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: { cohort: optionalText(en.commands.rosterCohort, { longest: 60, suggests: true }) },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: rosterPage(t, await app.rosters.firstPage({ guild, by: actor, cohort: options.cohort })),
  }),
  suggest: ({ app, actor, guild, typed }) => app.rosters.namesLike({ guild, by: actor, typed }),
});
