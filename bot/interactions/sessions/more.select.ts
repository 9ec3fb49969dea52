import { keepingMore } from '../../sessions/ids';
import { keepingCard } from '../../sessions/circleViews';
import { select } from '../define';
import { present } from '../permissions';

/** What timekeepers seldom need; set on one's own card, and who may is a rule of the session. */
export default select({
  id: keepingMore,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, actor, guild, app, t, chosen: [chosen] }) {
    const click = { ...id, guild, by: actor };
    const { choosePace, endTheTurn, goBack } = app.sessions;
    if (chosen === 'in writing' || chosen === 'live')
      return { reply: keepingCard(await choosePace({ ...click, pace: chosen }), t) };
    return { reply: keepingCard(await (chosen === 'go back' ? goBack(click) : endTheTurn(click)), t) };
  },
});
