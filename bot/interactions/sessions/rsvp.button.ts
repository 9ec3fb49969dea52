import { rsvp } from '../../sessions/ids';
import { rsvpNoted } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: rsvp,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: rsvpNoted(await app.sessions.rsvp({ ...id, guild, by: actor.id }), t),
  }),
});
