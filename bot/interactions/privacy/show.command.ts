import { en } from '../../locales/en';
import { myData } from '../../privacy/views';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'mydata show',
  describe: en.commands.mydataShow,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: async ({ app, actor, t }) => myData(t, await app.privacy.holdings(actor.id)),
});
