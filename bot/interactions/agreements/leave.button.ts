import { leaveIt } from '../../intake/agreements/ids';
import { leftCard } from '../../intake/agreements/views';
import { button } from '../define';
import { moderators } from '../permissions';

export default button({
  id: leaveIt,
  who: moderators,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, guild, t }) {
    await app.agreements.leave(guild);
    return { reply: leftCard(t) };
  },
});
