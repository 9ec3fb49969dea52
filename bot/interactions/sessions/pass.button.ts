import { card } from '../../common/message';
import { passTurn } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** Answered privately, so that nobody sees who passed; the board changes only if the holder did. */
export default button({
  id: passTurn,
  who: members,
  answer: 'privately',
  untraced: true,
  async run({ id, actor, guild, app, t }) {
    const { changed, wentOn } = await app.sessions.pass({ ...id, guild, by: actor });
    const letGo = wentOn ? t.session.goLetBy() : t.session.letGo();
    return { reply: card({ text: changed ? letGo : t.session.passed() }) };
  },
});
