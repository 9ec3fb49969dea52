import { refuse } from '../../common/refusal';
import { day } from '../../intake/ids';
import { dayNamed } from '../../intake/rules/availability';
import { dayCard } from '../../intake/weekViews';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: day,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, chosen }) {
    const named = dayNamed(chosen[0]);
    if (named === undefined) throw refuse('unknownButton');
    const person = await app.intake.answersOf({ guild, user: actor.id });
    return { reply: dayCard(t, { person, day: named }) };
  },
});
