import { id as rowId } from '../../common/customId';
import { withdraw } from '../../nominations/ids';
import { nominating } from '../../nominations/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: withdraw,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, actor, guild, chosen, t }) {
    const nomination = rowId.read(chosen[0] ?? '') ?? '0';
    return { reply: nominating(t, await app.nominations.withdraw({ guild, user: actor.id }, nomination), 'withdrawn') };
  },
});
