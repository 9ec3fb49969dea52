import { whyHere } from '../../reasons/ids';
import { ownReasons } from '../../reasons/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: whyHere,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ app, actor, guild, id, t }) => ({
    reply: ownReasons(t, await app.reasons.here({ guild, by: actor, ...id })),
  }),
});
