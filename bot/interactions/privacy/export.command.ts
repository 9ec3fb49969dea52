import { en } from '../../locales/en';
import { myDataFile } from '../../privacy/views';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'mydata export',
  describe: en.commands.mydataExport,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: async ({ app, actor, t }) => myDataFile(t, await app.privacy.holdings(actor.id)),
});
