import { sendReport } from '../../reports/ids';
import { reporting } from '../../reports/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: sendReport,
  who: present,
  answer: 'in place',
  untraced: true,
  run: async ({ id, app, actor, guild, t }) => ({
    reply: reporting(t, await app.reports.send({ ...id, guild, by: actor.id })),
  }),
});
