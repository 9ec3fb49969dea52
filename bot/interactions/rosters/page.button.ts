import { turnPage } from '../../rosters/ids';
import { rosterPage } from '../../rosters/views';
import { button } from '../define';
import { present } from '../permissions';

export default button({
  id: turnPage,
  who: present,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ id, app, actor, guild, t }) => ({
    reply: rosterPage(t, await app.rosters.page({ guild, by: actor, ...id })),
  }),
});
