import { en } from '../../locales/en';
import { ownReasons } from '../../reasons/views';
import { command } from '../define';
import { present } from '../permissions';

export default command({
  path: 'why',
  describe: en.commands.why,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: async ({ app, actor, guild, channel, t }) => ({
    reply: ownReasons(t, await app.reasons.mine({ guild, channel, by: actor })),
  }),
});
