import { refuse } from '../../common/refusal';
import { en } from '../../locales/en';
import { leavingAnswer } from '../../people/views';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'leave',
  describe: en.commands.leave,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  async run({ app, actor, guild, channel, isDirect, t }) {
    if (isDirect && (await app.home.isInSeveral(actor.id))) throw refuse('leaveWhere');
    return { reply: leavingAnswer(t, await app.people.leave({ guild, user: actor.id, channel })) };
  },
});
