import { en } from '../../locales/en';
import { reporting } from '../../reports/views';
import { menu } from '../define';
import { present } from '../permissions';

/** Leaves no line in the log: who reports something is nobody's to find. */
export default menu({
  path: en.commands.reportMenu,
  who: present,
  answer: 'privately',
  untraced: true,
  run: async ({ app, actor, guild, message, t }) => ({
    reply: reporting(t, await app.reports.begin({ guild, by: actor.id, message })),
  }),
});
