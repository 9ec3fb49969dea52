import { tellWishes } from '../../wishes/ids';
import { wishesCard } from '../../wishes/views';
import { form } from '../define';
import { present } from '../permissions';

export default form({
  id: tellWishes,
  who: present,
  answer: 'in place',
  untraced: true,
  inDirectMessages: true,
  async run({ app, actor, guild, t, fields, chosen }) {
    const { ownBackground = '', notAlone = '', employers = '' } = fields;
    const { background = [], colleagues = [] } = chosen;
    const told = { background, ownBackground, notAlone, employers, colleagues };
    return { reply: wishesCard(t, await app.wishes.tell({ guild, user: actor.id }, told)) };
  },
});
