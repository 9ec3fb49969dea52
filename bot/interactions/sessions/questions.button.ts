import { card } from '../../common/message';
import { welcomeQuestions } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** The holder invites questions while they speak. */
export default button({
  id: welcomeQuestions,
  who: members,
  answer: 'privately',
  async run({ id, actor, guild, app, t }) {
    await app.sessions.welcomeQuestions({ ...id, guild, by: actor });
    return { reply: card({ text: t.session.welcomesNow() }) };
  },
});
