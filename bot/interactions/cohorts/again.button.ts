import { lookAgain } from '../../cohorts/ids';
import { circlesProposed, tellingOf } from '../../cohorts/proposalViews';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: lookAgain,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t, progress }) => ({
    reply: circlesProposed(t, await app.cohorts.lookAgain({ guild, by: actor, ...id, tell: tellingOf(t, progress) })),
  }),
});
