import { lookAtRepair } from '../../cohorts/repair/ids';
import { repairsShown } from '../../cohorts/repair/views';
import { button } from '../define';
import { members } from '../permissions';

/** Below a notice that everybody who looks after circles can read, so the answer is a card of its own. */
export default button({
  id: lookAtRepair,
  who: members,
  answer: 'privately',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: repairsShown(t, await app.cohorts.repairs({ guild, by: actor, ...id })),
  }),
});
