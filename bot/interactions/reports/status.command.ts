import { en } from '../../locales/en';
import { statuses } from '../../reports/views';
import { command } from '../define';
import { optionalText } from '../options';
import { members } from '../permissions';

export default command({
  path: 'report status',
  describe: en.commands.reportStatus,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  untraced: true,
  options: { number: optionalText(en.commands.reportCode, { longest: 40 }) },
  run: async ({ app, actor, guild, options, t }) => ({
    reply: statuses(t, await app.reports.statusOf({ guild, by: actor.id, typed: options.number })),
  }),
});
