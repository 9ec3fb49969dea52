import { leaveCircle } from '../../people/ids';
import { leavingAnswer } from '../../people/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: leaveCircle,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ id, app, actor, t }) => ({
    reply: leavingAnswer(t, await app.people.leaveCircle({ group: id.group, user: actor.id })),
  }),
});
