import { openLine } from '../../reports/ids';
import { lineForm } from '../../reports/views';
import { formOpener } from '../define';
import { present } from '../permissions';

export default formOpener({
  id: openLine,
  who: present,
  untraced: true,
  open: async ({ id, app, actor, guild, t }) =>
    lineForm(t, id.report, await app.reports.lineOf({ ...id, guild, by: actor.id })),
});
