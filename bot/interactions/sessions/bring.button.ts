import { bringCase } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: bringCase,
  who: members,
  answer: 'in place',
  run: ({ id, actor, guild, app }) => app.sessions.bring({ ...id, guild, by: actor }),
});
