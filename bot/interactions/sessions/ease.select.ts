import { wishEase } from '../../sessions/ids';
import { circleCard } from '../../sessions/circleViews';
import { select } from '../define';
import { members } from '../permissions';

/** Set on one's own card; nobody else sees it. */
export default select({
  id: wishEase,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, actor, guild, channel, chosen, app, t }) {
    await app.sessions.wishEase({ ...id, guild, by: actor, wishes: chosen });
    const circle = await app.sessions.circle({ guild, channel, by: actor });
    return { reply: circleCard(circle, t, t.session.easeNoted()) };
  },
});
