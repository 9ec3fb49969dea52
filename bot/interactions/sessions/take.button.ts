import { takeTurn } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: takeTurn,
  who: members,
  answer: 'in place',
  run: ({ id, actor, guild, app }) => app.sessions.take({ ...id, guild, by: actor }),
});
