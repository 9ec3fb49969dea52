import { withAsking } from '../../intake/agreements/views';
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
  async run({ app, actor, guild, channel, t }) {
    const own = await app.reasons.mine({ guild, channel, by: actor });
    return { reply: withAsking(t, ownReasons(t, own), await app.agreements.isAskedAgain({ guild, user: actor.id })) };
  },
});
