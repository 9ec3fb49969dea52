import { comeBack } from '../../people/ids';
import { cameBack } from '../../people/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: comeBack,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, actor, t }) => ({
    reply: cameBack(t, await app.people.comeBack({ group: id.group, user: actor.id })),
  }),
});
