import { ownCard } from '../../intake/ids';
import { ownCard as cardOf } from '../../intake/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: ownCard,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: cardOf(t, await app.intake.whereabouts({ guild, user: actor.id })),
  }),
});
