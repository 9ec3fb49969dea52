import { card } from '../../common/message';
import { wordsFor } from '../../sessions/ids';
import { form } from '../define';
import { members } from '../permissions';

/** What is written waits until the time is over; who has written is seen by nobody. */
export default form({
  id: wordsFor,
  who: members,
  answer: 'privately',
  untraced: true,
  async run({ id, actor, guild, app, t, fields }) {
    await app.sessions.write({ ...id, guild, by: actor, words: fields.words ?? '' });
    return { reply: card({ text: t.session.written() }) };
  },
});
