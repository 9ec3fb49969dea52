import { decideStranger } from '../../cohorts/strangers/ids';
import { decided } from '../../cohorts/strangers/views';
import { button } from '../define';
import { members } from '../permissions';

/** Who looks after this cohort may; that is asked where the cohort is known. */
export default button({
  id: decideStranger,
  who: members,
  answer: 'privately',
  run: async ({ id: { stays, ...id }, app, actor, guild, t }) => ({
    reply: decided(t, await app.cohorts.strangerIs({ ...id, guild, by: actor, stays: stays === 1 })),
  }),
});
