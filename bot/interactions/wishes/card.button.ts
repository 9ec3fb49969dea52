import { wishesCard } from '../../wishes/ids';
import { wishesCard as cardOf } from '../../wishes/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: wishesCard,
  who: present,
  answer: 'in place',
  untraced: true,
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: cardOf(t, await app.wishes.preference({ guild, user: actor.id })),
  }),
});
