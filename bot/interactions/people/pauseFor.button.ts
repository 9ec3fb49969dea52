import { pauseFor } from '../../people/ids';
import { pauseCard } from '../../people/pauses/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: pauseFor,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, actor, guild, t }) => ({
    reply: pauseCard(t, await app.people.pauseFor({ guild, user: actor.id }, id.weeks)),
  }),
});
