import { agreementShown } from '../../intake/agreements/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { present } from '../permissions';

export default command({
  path: 'agreement',
  describe: en.commands.agreement,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: {},
  async run({ app, actor, guild, channel, t }) {
    const agreement = await app.agreements.now(guild);
    const readers = await app.intake.readersIn(guild);
    const mayChange = await app.agreements.mayChange(guild, actor);
    const group = await app.agreeing.mine({ guild, channel, by: actor.id });
    return { reply: agreementShown(t, { agreement, readers, mayChange, group }) };
  },
});
