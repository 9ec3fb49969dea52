import { takeTurn } from '../../sessions/ids';
import { button } from '../define';
import { members } from '../permissions';

/** As untraced as a pass: who takes a turn twice in a round has passed in between. */
export default button({
  id: takeTurn,
  who: members,
  answer: 'in place',
  untraced: true,
  run: ({ id, actor, guild, app }) => app.sessions.take({ ...id, guild, by: actor }),
});
