import { ownCard } from '../../agreeing/views';
import { agreed, forNext } from '../../bringing/ids';
import { privateCard } from '../../bringing/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: forNext,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, chosen: [kind = ''], actor, guild, channel, app, t }) {
    if (kind === agreed) return { reply: ownCard(t, await app.agreeing.seeMine({ guild, channel, by: actor.id })) };
    return { reply: privateCard(t, await app.bringing.see({ ...id, kind, guild, by: actor.id })) };
  },
});
