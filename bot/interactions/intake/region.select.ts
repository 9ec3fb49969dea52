import { refuse } from '../../common/refusal';
import { region } from '../../intake/ids';
import { regionNames } from '../../intake/places';
import { placeCard } from '../../intake/zoneViews';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: region,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t, chosen }) {
    const named = regionNames.find((name) => name === chosen[0]);
    if (!named) throw refuse('unknownButton');
    const { now } = await app.intake.asked({ guild, user: actor.id });
    return { reply: placeCard(t, { region: named, now }) };
  },
});
