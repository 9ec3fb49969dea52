import { publish } from '../../intake/agreements/ids';
import { publishedCard } from '../../intake/agreements/views';
import { button } from '../define';
import { moderators } from '../permissions';

export default button({
  id: publish,
  who: moderators,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, guild, t }) => ({ reply: publishedCard(t, await app.agreements.publish(guild, id.version)) }),
});
