import { chooseToStrike } from '../../agreeing/ids';
import { beforeStriking, ownCard } from '../../agreeing/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  untraced: true,
  id: chooseToStrike,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, chosen: [clause = ''], actor, guild, app, t }) {
    const sight = await app.agreeing.see({ ...id, guild, by: actor.id });
    return { reply: beforeStriking(t, sight, clause) ?? ownCard(t, sight) };
  },
});
