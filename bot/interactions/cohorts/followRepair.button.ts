import { followRepair } from '../../cohorts/repair/ids';
import { repairFollowed } from '../../cohorts/repair/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: followRepair,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: repairFollowed(t, await app.cohorts.followRepair({ guild, by: actor, ...id })),
  }),
});
