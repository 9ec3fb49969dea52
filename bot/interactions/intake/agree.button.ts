import { agree } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: agree,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, actor, guild, t }) => ({
    reply: wayIn(t, await app.intake.agree({ guild, user: actor.id }, id.version)),
  }),
});
