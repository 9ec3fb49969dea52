import { people } from '../../wishes/ids';
import { peopleCard } from '../../wishes/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: people,
  who: present,
  answer: 'in place',
  untraced: true,
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: peopleCard(t, await app.wishes.own({ guild, user: actor.id })),
  }),
});
