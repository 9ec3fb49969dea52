import { agree } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: agree,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, actor, guild, t }) => ({
    reply: wayIn(t, await app.intake.agree({ guild, user: actor.id }, id.version)),
  }),
});
