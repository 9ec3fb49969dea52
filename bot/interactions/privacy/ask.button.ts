import { askErase } from '../../privacy/ids';
import { beforeErasing } from '../../privacy/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: askErase,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  untraced: true,
  run: async ({ app, actor, t }) => ({ reply: beforeErasing(t, await app.privacy.holdings(actor.id)) }),
});
