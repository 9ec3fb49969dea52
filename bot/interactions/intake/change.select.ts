import { change } from '../../intake/ids';
import { agreementAgain, ownCard } from '../../intake/views';
import { weekCard } from '../../intake/weekViews';
import { regionCard } from '../../intake/zoneViews';
import { peopleCard, wishesCard } from '../../wishes/views';
import { nominating } from '../../nominations/views';
import { select } from '../define';
import { present } from '../permissions';

/** What is changed without a form. */
export default select({
  id: change,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, chosen }) {
    const who = { guild, user: actor.id };
    if (chosen[0] === 'zone') return { reply: regionCard(t) };
    if (chosen[0] === 'telling') return { reply: ownCard(t, await app.intake.turnTelling(who)) };
    if (chosen[0] === 'nominate') return { reply: nominating(t, await app.nominations.own(who)) };
    if (chosen[0] === 'agreement') return { reply: agreementAgain(t, await app.intake.agreementOf(who)) };
    if (chosen[0] === 'wishes') return { reply: wishesCard(t, await app.wishes.preference(who)) };
    if (chosen[0] === 'people') return { reply: peopleCard(t, await app.wishes.own(who)) };
    return { reply: weekCard(t, await app.intake.answersOf(who)) };
  },
});
