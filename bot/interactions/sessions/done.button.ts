import { finishTurn } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** Leaves as little trace as a pass by the holder: otherwise the one could be read from the absence of the other. */
export default button({
  id: finishTurn,
  who: members,
  answer: 'in place',
  untraced: true,
  run: ({ id, actor, guild, app }) => app.sessions.done({ ...id, guild, by: actor }),
});
