import { writingForm } from '../../bringing/forms';
import { openForm } from '../../bringing/ids';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  // What is written here may be shared a moment later without a name.
  untraced: true,
  id: openForm,
  who: members,
  inDirectMessages: true,
  open: async ({ id, actor, guild, app, t }) =>
    writingForm(t, await app.bringing.toWrite({ ...id, guild, by: actor.id })),
});
