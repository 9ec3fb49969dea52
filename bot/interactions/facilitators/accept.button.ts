import { accept } from '../../facilitators/ids';
import { answered } from '../../facilitators/views';
import { button } from '../define';
import { present } from '../permissions';

/** Anybody in the circle may press it; each is answered alone, and the message says who has it. */
export default button({
  id: accept,
  who: present,
  answer: 'privately',
  run: async ({ id, actor, guild, app, t }) => ({
    reply: answered(await app.facilitators.accept({ ...id, guild, by: actor.id }), t),
  }),
});
