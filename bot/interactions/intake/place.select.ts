import { place } from '../../intake/ids';
import { zoneCard } from '../../intake/zoneViews';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: place,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t, chosen }) => ({
    reply: zoneCard(t, await app.intake.findZone({ guild, user: actor.id }, chosen[0] ?? '')),
  }),
});
