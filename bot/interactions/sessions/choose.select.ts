import { chooseOf } from '../../sessions/ids';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: chooseOf,
  who: members,
  answer: 'in place',
  run: ({ id, actor, guild, app, chosen }) => app.sessions.choose({ ...id, guild, by: actor, marked: chosen }),
});
