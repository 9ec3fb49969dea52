import { whyAll } from '../../reasons/ids';
import { cohortReasons } from '../../reasons/cohortViews';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: whyAll,
  who: members,
  answer: 'privately',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: cohortReasons(t, await app.reasons.ofCohort({ guild, by: actor, ...id })),
  }),
});
