import { asksOthers } from '../../rosters/changes/ids';
import { othersAsked } from '../../rosters/changes/views';
import { form } from '../define';
import { present } from '../permissions';

export default form({
  id: asksOthers,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, id, t, fields }) {
    await app.rosters.askOthers({ guild, by: actor, change: id.change, reason: fields.reason ?? '' });
    return { reply: othersAsked(t) };
  },
});
