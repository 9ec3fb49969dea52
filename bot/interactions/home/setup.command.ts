import { setUpDone } from '../../home/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { managers } from '../permissions';

export default command({
  path: 'grove setup',
  describe: en.commands.groveSetup,
  who: managers,
  answer: 'privately',
  options: {},
  run: async ({ app, actor, guild, t }) => ({ reply: setUpDone(t, await app.home.setUp({ guild, by: actor })) }),
});
