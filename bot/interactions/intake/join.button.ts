import { join } from '../../intake/ids';
import { applicationForm } from '../../intake/views';
import { formOpener } from '../define';

export default formOpener({
  id: join,
  open: async ({ app, actor, guild, t }) => applicationForm(t, await app.intake.answersOf(guild, actor.id)),
});
