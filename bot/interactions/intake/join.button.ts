import { join } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { button } from '../define';
import { present } from '../permissions';

/** Begins the way in, goes on with it, or shows where it has led. */
export default button({
  id: join,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: wayIn(t, await app.intake.whereabouts({ guild, user: actor.id })),
  }),
});
