import { pauseSession } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** Anybody may press it, and nobody is told who did: the board changes in place. */
export default button({
  id: pauseSession,
  who: members,
  answer: 'in place',
  untraced: true,
  run: ({ id, actor, guild, app }) => app.sessions.pause({ ...id, guild, by: actor }),
});
