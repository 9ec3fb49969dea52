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
    if (await app.intake.isBeforeAgreement(who))
      return { reply: agreementWithCode(t, await app.intake.whereabouts(who), code) };
    const outcome = await app.nominations.claim(who, code);
    if (outcome instanceof Refusal) throw outcome;
    return { reply: afterCode(t, await app.intake.whereabouts(who), outcome) };
  },
});
