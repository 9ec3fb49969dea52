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
  run: async ({ app, actor, guild, t }) => ({
    reply: leavingAnswer(t, await app.people.leave({ guild, user: actor.id })),
  }),
});
