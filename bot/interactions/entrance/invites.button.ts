import { setInvites } from '../../intake/entrance/ids';
import { entranceCard } from '../../intake/entrance/views';
import { button } from '../define';
import { moderators } from '../permissions';

export default button({
  id: setInvites,
  who: moderators,
  answer: 'in place',
  run: async ({ id, app, guild, t }) => ({
    reply: entranceCard(t, await app.entrance.setInvites(guild, id.as === 'yes')),
  }),
});
