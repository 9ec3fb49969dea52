import { doctorsReport } from '../../home/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { managers } from '../permissions';

export default command({
  path: 'grove doctor',
  describe: en.commands.groveDoctor,
  who: managers,
  answer: 'privately',
  options: {},
  run: async ({ app, guild, t }) => ({ reply: doctorsReport(t, await app.doctor.examine(guild)) }),
});
