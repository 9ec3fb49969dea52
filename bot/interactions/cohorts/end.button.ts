import { endCohort } from '../../cohorts/ids';
import { cohortEnded } from '../../cohorts/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: endCohort,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: cohortEnded(t, await app.cohorts.endNow({ guild, by: actor, cohort: id.cohort })),
  }),
});
