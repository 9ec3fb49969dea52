import { keepWaiting } from '../../people/ids';
import { waitsAgain } from '../../people/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: keepWaiting,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, t }) {
    await app.people.keepWaiting({ guild, user: actor.id });
    return { reply: waitsAgain(t) };
  },
});
