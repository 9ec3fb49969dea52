import { join } from '../../intake/ids';
import { applicationForm } from '../../intake/views';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  id: join,
  who: members,
  open: async ({ app, actor, guild, t }) => applicationForm(t, await app.intake.answersOf(guild, actor.id)),
});
