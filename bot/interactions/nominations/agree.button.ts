import { agreeWithCode } from '../../nominations/ids';
import { afterCode } from '../../nominations/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: agreeWithCode,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, app, actor, guild, t }) {
    const who = { guild, user: actor.id };
    const sight = await app.intake.agree(who, id.version);
    const outcome = await app.nominations.claim(who, id.code);
    return { reply: afterCode(t, await app.intake.again(who, sight), outcome) };
  },
});
