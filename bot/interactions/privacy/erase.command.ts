import { en } from '../../locales/en';
import { beforeErasing } from '../../privacy/views';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'mydata erase',
  describe: en.commands.mydataErase,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  untraced: true,
  options: {},
  run: async ({ app, actor, t }) => ({ reply: beforeErasing(t, await app.privacy.holdings(actor.id)) }),
});
