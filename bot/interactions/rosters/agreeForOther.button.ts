import { agreeForOther } from '../../rosters/changes/ids';
import { agreedForOtherShown } from '../../rosters/changes/views';
import { button } from '../define';
import { present } from '../permissions';

/** Below the question, in the moderators' channel or a direct message; it shows afterwards what came of it. */
export default button({
  id: agreeForOther,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, id, t }) => ({
    reply: agreedForOtherShown(t, await app.rosters.agreeForOther({ guild, by: actor, ...id })),
  }),
});
