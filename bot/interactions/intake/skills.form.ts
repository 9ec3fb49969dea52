import { skills } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  id: skills,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, fields, chosen }) {
    const { wants = [], offers = [] } = chosen;
    const told = { wants, offers, wish: fields.wish ?? '' };
    return { reply: wayIn(t, await app.intake.tellSkills({ guild, user: actor.id }, told)) };
  },
});
