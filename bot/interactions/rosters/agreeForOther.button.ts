import { agreeForOther } from '../../rosters/changes/ids';
import { agreedShown } from '../../rosters/changes/views';
import { button } from '../define';
import { present } from '../permissions';

/** Below the question in the moderators' channel, which shows afterwards what came of it. */
export default button({
  id: agreeForOther,
  who: present,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: agreedShown(t, await app.rosters.agreeForOther({ guild, by: actor, change: id.change })),
  }),
});
