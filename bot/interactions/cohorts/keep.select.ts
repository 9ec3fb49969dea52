import { keepCircles } from '../../cohorts/ids';
import { circlesProposed, tellingOf } from '../../cohorts/proposalViews';
import { select } from '../define';
import { members } from '../permissions';

/** Circles of the draft in sight that stay as they are, while the others are looked for anew. */
export default select({
  id: keepCircles,
  who: members,
  answer: 'in place',
  async run({ app, actor, guild, id, chosen, t, progress }) {
    const asked = { guild, by: actor, ...id, wish: { lock: chosen.join(', ') }, tell: tellingOf(t, progress) };
    return { reply: circlesProposed(t, await app.cohorts.whatIf(asked)) };
  },
});
