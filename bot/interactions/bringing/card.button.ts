import { openCard } from '../../bringing/ids';
import { privateCard } from '../../bringing/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  // What is written from here may be shared a moment later without a name.
  untraced: true,
  id: openCard,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: privateCard(t, await app.bringing.see({ ...id, guild, by: actor.id })),
  }),
});
