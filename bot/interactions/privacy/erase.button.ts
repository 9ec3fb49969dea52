import { eraseAll } from '../../privacy/ids';
import { erased } from '../../privacy/views';
import { button } from '../define';
import { members } from '../permissions';

/** Leaves no line in the log: it would be the first thing held about them again. */
export default button({
  id: eraseAll,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  untraced: true,
  async run({ app, actor, t }) {
    await app.privacy.erase(actor.id);
    return { reply: erased(t) };
  },
});
