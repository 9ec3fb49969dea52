import { propose } from '../../agreeing/ids';
import { ownCard } from '../../agreeing/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  untraced: true,
  id: propose,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  async run({ id, actor, guild, app, t, fields }) {
    const sight = await app.agreeing.propose({ ...id, guild, by: actor.id, words: fields.words ?? '' });
    return { reply: ownCard(t, sight, t.agreeing.asked()) };
  },
});
