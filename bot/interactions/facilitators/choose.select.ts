import { choose } from '../../facilitators/ids';
import { noted } from '../../facilitators/views';
import { circleCard } from '../../sessions/circleViews';
import { select } from '../define';
import { present } from '../permissions';

/** Set on one's own card, which shows afterwards how things stand; who may is a rule of the room. */
export default select({
  id: choose,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, actor, guild, channel, chosen, app, t }) {
    const { choice, isRunning } = await app.facilitators.choose({ ...id, guild, by: actor, value: chosen[0] });
    const circle = await app.sessions.circle({ guild, channel, by: actor });
    return { reply: circleCard(circle, t, noted(choice, isRunning, t)) };
  },
});
