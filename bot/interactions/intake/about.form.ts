import { about } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  id: about,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, fields, chosen }) {
    const { called = '', work = '', employer = '' } = fields;
    const { years = [], languages = [] } = chosen;
    const typed = { called, work, employer, years, languages };
    return { reply: wayIn(t, await app.intake.tellAbout({ guild, user: actor.id }, typed)) };
  },
});
