import { nomination } from '../../nominations/ids';
import { nominated } from '../../nominations/views';
import { form } from '../define';
import { present } from '../permissions';

export default form({
  id: nomination,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  async run({ app, actor, guild, fields, chosen, t }) {
    const told = { words: fields.words ?? '', isSigned: chosen.signed?.[0] === 'yes' };
    return { reply: nominated(t, await app.nominations.nominate({ guild, user: actor.id }, told)) };
  },
});
