import { place } from '../../intake/ids';
import { zoneCard } from '../../intake/zoneViews';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: place,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, chosen }) {
    const found = await app.intake.findZone({ guild, user: actor.id }, chosen[0] ?? '');
    return { reply: zoneCard(t, { ...found, how: 'chosen' }) };
  },
});
