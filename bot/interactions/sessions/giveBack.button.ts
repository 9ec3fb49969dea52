import { card } from '../../common/message';
import { giveBack } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** The holder lets the floor go, from their own card; they keep the chance, and nothing tells it from never having taken it. */
export default button({
  id: giveBack,
  who: members,
  answer: 'in place',
  untraced: true,
  async run({ id, actor, guild, app, t }) {
    const { changed } = await app.sessions.pass({ ...id, guild, by: actor });
    return { reply: card({ text: changed ? t.session.letGo() : t.session.passed() }) };
  },
});
