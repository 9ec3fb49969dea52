import { writeLine } from '../../reports/ids';
import { reporting } from '../../reports/views';
import { form } from '../define';
import { present } from '../permissions';

/** Hidden unless they chose otherwise: whatever else comes back with the form counts as no. */
export default form({
  id: writeLine,
  who: present,
  answer: 'in place',
  untraced: true,
  async run({ id, app, actor, guild, t, fields, chosen }) {
    const isNamed = chosen.named?.[0] === 'named';
    const shown = await app.reports.addLine({ ...id, guild, by: actor.id, line: fields.line ?? '', isNamed });
    return { reply: reporting(t, shown) };
  },
});
