import { forNext } from '../../bringing/ids';
import { privateCard } from '../../bringing/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: forNext,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, chosen: [kind = ''], actor, guild, app, t }) => ({
    reply: privateCard(t, await app.bringing.see({ ...id, kind, guild, by: actor.id })),
  }),
});
