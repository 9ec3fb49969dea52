import { apply } from '../../intake/ids';
import { joined } from '../../intake/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  id: apply,
  who: members,
  answer: 'privately',
  async run({ app, actor, guild, t, fields }) {
    const typed = { called: fields.called ?? '', work: fields.work ?? '', wish: fields.wish ?? '' };
    return { reply: joined(t, await app.intake.apply({ guild, user: actor.id, typed })) };
  },
});
