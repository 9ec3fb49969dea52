import { showData } from '../../privacy/ids';
import { myData } from '../../privacy/views';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: showData,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  run: async ({ app, actor, t }) => myData(t, await app.privacy.holdings(actor.id)),
});
