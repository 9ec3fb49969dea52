import { words } from '../../intake/agreements/ids';
import { previewCard } from '../../intake/agreements/views';
import { form } from '../define';
import { moderators } from '../permissions';

export default form({
  id: words,
  who: moderators,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, guild, t, fields }) => ({
    reply: previewCard(t, await app.agreements.write(guild, fields.clauses ?? '')),
  }),
});
