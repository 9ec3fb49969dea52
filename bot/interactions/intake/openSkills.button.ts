import { skillsForm } from '../../intake/forms';
import { openSkills } from '../../intake/ids';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  id: openSkills,
  who: members,
  inDirectMessages: true,
  open: async ({ app, actor, guild, t }) => skillsForm(t, await app.intake.answersOf({ guild, user: actor.id })),
});
