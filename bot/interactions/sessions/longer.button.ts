import { takeLonger } from '../../sessions/ids';
import { ownPlace } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

/** The holder gives themself some more time, as often as they need: the card stays. */
export default button({
  id: takeLonger,
  who: members,
  answer: 'in place',
  untraced: true,
  async run({ id, actor, guild, app, t }) {
    const session = await app.sessions.longer({ ...id, guild, by: actor });
    return { reply: ownPlace(session, actor.id, t, t.session.longerGiven()) };
  },
});
