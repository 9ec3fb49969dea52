import { castVote } from '../../cohorts/joining/ids';
import { voteKept } from '../../cohorts/joining/views';
import { button } from '../define';
import { present } from '../permissions';

/** A secret vote: no log says who gave one. */
export default button({
  id: castVote,
  who: present,
  answer: 'privately',
  untraced: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: voteKept(t, await app.cohorts.vote({ ...id, guild, by: actor.id })),
  }),
});
