import { goOn } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: goOn,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: wayIn(t, await app.intake.whereabouts({ guild, user: actor.id })),
  }),
});
