import { Refusal } from '../../common/refusal';
import { giveCode } from '../../nominations/ids';
import { afterCode, agreementWithCode } from '../../nominations/views';
import { form } from '../define';
import { present } from '../permissions';

/** Who has not agreed yet reads the agreement first; the code goes along, and is not looked up before. */
export default form({
  id: giveCode,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  async run({ app, actor, guild, fields, t }) {
    const who = { guild, user: actor.id };
    const code = app.nominations.readCode(fields.code ?? '');
    const sight = await app.intake.whereabouts(who);
    if (sight.step === 'agreement') return { reply: agreementWithCode(t, sight, code) };
    const outcome = await app.nominations.claim(who, code);
    if (outcome instanceof Refusal) throw outcome;
    return { reply: afterCode(t, sight, outcome) };
  },
});
