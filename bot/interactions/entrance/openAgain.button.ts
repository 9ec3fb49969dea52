import { openAgain } from '../../intake/entrance/ids';
import { openedNotice } from '../../intake/entrance/views';
import { button } from '../define';
import { moderators } from '../permissions';

export default button({
  id: openAgain,
  who: moderators,
  answer: 'in place',
  async run({ app, guild, t }) {
    await app.entrance.openAgain(guild);
    return { reply: openedNotice(t) };
  },
});
