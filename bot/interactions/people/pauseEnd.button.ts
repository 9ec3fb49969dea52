import { backFromPause } from '../../people/ids';
import { backAgain } from '../../people/pauses/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: backFromPause,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: backAgain(t, await app.people.endPause({ guild, user: actor.id })),
  }),
});
