import { turnPage } from '../../cohorts/ids';
import { circlesProposed } from '../../cohorts/proposalViews';
import { button } from '../define';
import { members } from '../permissions';

/** Another page of the circles that were found. */
export default button({
  id: turnPage,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: circlesProposed(t, await app.cohorts.pageOf({ guild, by: actor, ...id })),
  }),
});
