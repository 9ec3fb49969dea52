import { welcomeQuestions } from '../../sessions/ids';
import { ownPlace } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

/** The holder invites questions while they speak. Untraced, for it would tell who had the floor, and when. */
export default button({
  id: welcomeQuestions,
  who: members,
  answer: 'in place',
  untraced: true,
  async run({ id, actor, guild, app, t }) {
    const session = await app.sessions.welcomeQuestions({ ...id, guild, by: actor });
    return { reply: ownPlace(session, actor.id, t, t.session.welcomesNow()) };
  },
});
