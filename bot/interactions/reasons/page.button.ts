import { whyPage } from '../../reasons/ids';
import { cohortReasons } from '../../reasons/cohortViews';
import { button } from '../define';
import { members } from '../permissions';

/** Another page of what speaks for the circles of a cohort. */
export default button({
  id: whyPage,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: cohortReasons(t, await app.reasons.ofCohort({ guild, by: actor, ...id })),
  }),
});
