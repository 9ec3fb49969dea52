import { finishTurn } from '../../sessions/ids';
import { boardKey } from '../../sessions/useCases';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: finishTurn,
  who: members,
  answer: 'in place',
  async run({ id, actor, guild, app }) {
    await app.sessions.done({ ...id, guild, by: actor.id });
    return { board: boardKey(id.session) };
  },
});
