import { aboutForm } from '../../intake/forms';
import { openAbout } from '../../intake/ids';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  id: openAbout,
  who: members,
  inDirectMessages: true,
  open: async ({ app, actor, guild, t }) => aboutForm(t, await app.intake.answersOf({ guild, user: actor.id })),
});
