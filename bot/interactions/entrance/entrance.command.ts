import { entranceCard } from '../../intake/entrance/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { moderators } from '../permissions';

export default command({
  path: 'cohort entrance',
  describe: en.commands.cohortEntrance,
  who: moderators,
  answer: 'privately',
  options: {},
  run: async ({ app, guild, t }) => ({ reply: entranceCard(t, await app.entrance.look(guild)) }),
});
