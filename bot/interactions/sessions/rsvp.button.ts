import { withAsking } from '../../intake/agreements/views';
import { rsvp } from '../../sessions/ids';
import { rsvpNoted } from '../../sessions/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: rsvp,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  async run({ id, actor, guild, app, t }) {
    const noted = await app.sessions.rsvp({ ...id, guild, by: actor.id });
    const isAsked = await app.agreements.isAskedAgain({ guild, user: actor.id });
    return { reply: withAsking(t, rsvpNoted(noted, t), isAsked) };
  },
});
