import { writeFor } from '../../sessions/ids';
import { wordsForm } from '../../sessions/forms';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  id: writeFor,
  who: members,
  open: async ({ id, actor, guild, app, t }) =>
    wordsForm(t, id, await app.sessions.wordsOf({ ...id, guild, by: actor })),
});
