import { dropReport } from '../../reports/ids';
import { dropped } from '../../reports/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: dropReport,
  who: present,
  answer: 'in place',
  untraced: true,
  async run({ id, app, actor, guild, t }) {
    await app.reports.drop({ ...id, guild, by: actor.id });
    return { reply: dropped(t) };
  },
});
