import { turnHistory } from '../../rosters/changes/ids';
import { historyShown } from '../../rosters/changes/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: turnHistory,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, id, t }) => ({
    reply: historyShown(t, await app.rosters.history({ guild, by: actor, ...id })),
  }),
});
