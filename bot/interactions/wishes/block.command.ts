import { refuse } from '../../common/refusal';
import { en } from '../../locales/en';
import { peopleCard } from '../../wishes/views';
import { command } from '../define';
import { optionalPerson } from '../options';
import { members } from '../permissions';

/** For who has not joined, too, and to take back for who has left the server. No line of the log says who asked. */
export default command({
  path: 'block',
  describe: en.commands.block,
  who: members,
  answer: 'privately',
  untraced: true,
  inDirectMessages: true,
  options: { person: optionalPerson(en.commands.blockPerson) },
  async run({ app, actor, guild, options, t }) {
    const who = { guild, user: actor.id };
    const { person } = options;
    if (person && !actor.isMember) throw refuse('onlyInServer');
    return { reply: peopleCard(t, await (person ? app.wishes.keepAway(who, person) : app.wishes.own(who))) };
  },
});
