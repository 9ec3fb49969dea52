import { card } from '../../common/message';
import { takeLonger } from '../../sessions/ids';
import { ownExtraMinutes } from '../../sessions/rules/round';
import { button } from '../define';
import { members } from '../permissions';

/** The holder gives themself some more time. */
export default button({
  id: takeLonger,
  who: members,
  answer: 'privately',
  untraced: true,
  async run({ id, actor, guild, app, t }) {
    await app.sessions.longer({ ...id, guild, by: actor });
    return { reply: card({ text: t.session.longerGiven(ownExtraMinutes) }) };
  },
});
