import { card } from '../../common/message';
import { readCard } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** A sealed card: only whoever plays by it reads it. */
export default button({
  id: readCard,
  who: members,
  answer: 'privately',
  async run({ id, actor, guild, app, t }) {
    const mine = await app.sessions.cardOf({ ...id, guild, by: actor });
    return { reply: card({ text: mine ? t.session.yourCard(mine.role, mine.words) : t.session.watchesHere() }) };
  },
});
