import { placePerson } from '../../cohorts/repair/ids';
import { repairFollowed } from '../../cohorts/repair/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: placePerson,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: repairFollowed(t, await app.cohorts.place({ guild, by: actor, ...id })),
  }),
});
