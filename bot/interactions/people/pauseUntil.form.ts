import { pauseUntil } from '../../people/ids';
import { pauseCard } from '../../people/pauses/views';
import { form } from '../define';
import { members } from '../permissions';

export default form({
  id: pauseUntil,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t, fields: { until = '' } }) => ({
    reply: pauseCard(t, await app.people.pauseUntil({ guild, user: actor.id }, until)),
  }),
});
