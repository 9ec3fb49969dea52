import { leave } from '../../people/ids';
import { leavingAnswer } from '../../people/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: leave,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ app, actor, guild, channel, t }) => ({
    reply: leavingAnswer(t, await app.people.leave({ guild, user: actor.id, channel })),
  }),
});
