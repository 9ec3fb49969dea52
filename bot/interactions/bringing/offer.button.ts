import { offerNote } from '../../bringing/ids';
import { privateCard } from '../../bringing/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: offerNote,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: privateCard(t, await app.bringing.offer({ ...id, guild, by: actor.id })),
  }),
});
