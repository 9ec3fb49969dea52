import { showPage } from '../../cohorts/ids';
import { cohortShown } from '../../cohorts/showViews';
import { button } from '../define';
import { members } from '../permissions';

/** Another page of what a cohort is. */
export default button({
  id: showPage,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: cohortShown(t, await app.cohorts.showPage({ guild, by: actor, ...id })),
  }),
});
