import { takeBackChange } from '../../rosters/changes/ids';
import { lookShown } from '../../rosters/changes/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: takeBackChange,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ app, actor, guild, id, t }) => ({
    reply: lookShown(t, await app.rosters.undoThis({ guild, by: actor, ...id })),
  }),
});
