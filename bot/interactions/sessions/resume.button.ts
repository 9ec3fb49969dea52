import { resumeSession } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** As untraced as the pause: whoever needed it is mostly the one who ends it. */
export default button({
  id: resumeSession,
  who: members,
  answer: 'in place',
  untraced: true,
  run: ({ id, actor, guild, app }) => app.sessions.resume({ ...id, guild, by: actor }),
});
