import { agreedAndTold } from '../../rosters/changes/ids';
import { agreedShown } from '../../rosters/changes/views';
import { form } from '../define';
import { present } from '../permissions';

export default form({
  id: agreedAndTold,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, id, t, fields }) {
    const yes = { guild, by: actor, change: id.change, reason: fields.reason ?? '', told: true };
    return { reply: agreedShown(t, await app.rosters.agree(yes)) };
  },
});
