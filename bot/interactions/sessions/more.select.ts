import { keepingMore } from '../../sessions/ids';
import { keepingCard } from '../../sessions/views';
import { select } from '../define';
import { present } from '../permissions';

/** What timekeepers seldom need; set on one's own card, and who may is a rule of the session. */
export default select({
  id: keepingMore,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, actor, guild, app, t, chosen }) {
    const click = { ...id, guild, by: actor };
    const { endTheTurn, goBack } = app.sessions;
    return { reply: keepingCard(await (chosen[0] === 'go back' ? goBack(click) : endTheTurn(click)), t) };
  },
});
