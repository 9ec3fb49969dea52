import { writeFor } from '../../sessions/ids';
import { wordsForm } from '../../sessions/forms';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  // As untraced as the words that follow: a reveal may be without names.
  untraced: true,
  id: writeFor,
  who: members,
  open: async ({ id, actor, guild, app, t }) =>
    wordsForm(t, id, await app.sessions.wordsOf({ ...id, guild, by: actor })),
});
