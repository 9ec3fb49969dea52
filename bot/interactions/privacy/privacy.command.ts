import { en } from '../../locales/en';
import { firstPage, privacyPage } from '../../privacy/pages';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'privacy',
  describe: en.commands.privacy,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: ({ t }) => Promise.resolve({ reply: privacyPage(t, firstPage) }),
});
