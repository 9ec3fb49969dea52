import { en } from '../../locales/en';
import { nominating } from '../../nominations/views';
import { command } from '../define';
import { members } from '../permissions';

export default command({
  path: 'nominate',
  describe: en.commands.nominate,
  who: members,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  run: async ({ app, actor, guild, t }) => ({
    reply: nominating(t, await app.nominations.own({ guild, user: actor.id })),
  }),
});
