import { refuse } from '../../common/refusal';
import { hours } from '../../intake/ids';
import { dayNamed } from '../../intake/rules/availability';
import { wayIn } from '../../intake/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: hours,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, app, actor, guild, t, chosen }) {
    const day = dayNamed(String(id.day));
    if (day === undefined) throw refuse('unknownButton');
    const told = { day, hours: chosen.map(Number) };
    return { reply: wayIn(t, await app.intake.setDay({ guild, user: actor.id }, told)) };
  },
});
