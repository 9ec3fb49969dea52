import { write } from '../../bringing/ids';
import { privateCard } from '../../bringing/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  // What is written here may be shared a moment later without a name.
  untraced: true,
  id: write,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, fields: { words: typed = '' }, actor, guild, app, t }) => ({
    reply: privateCard(t, await app.bringing.write({ ...id, typed, guild, by: actor.id })),
  }),
});
