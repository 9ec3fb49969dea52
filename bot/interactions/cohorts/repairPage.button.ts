import { turnRepairs } from '../../cohorts/repair/ids';
import { repairsShown } from '../../cohorts/repair/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: turnRepairs,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: repairsShown(t, await app.cohorts.repairs({ guild, by: actor, ...id })),
  }),
});
