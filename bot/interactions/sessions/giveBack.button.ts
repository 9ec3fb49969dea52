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
    const { changed, wentOn } = await app.sessions.pass({ ...id, guild, by: actor });
    const letGo = wentOn ? t.session.goLetBy() : t.session.letGo();
    return { reply: card({ text: changed ? letGo : t.session.passed() }) };
  },
});
