import { goOn } from '../../sessions/ids';
import { keepingCard } from '../../sessions/circleViews';
import { button } from '../define';
import { present } from '../permissions';

/** Ends a pause from one’s own card, as untraced as from the board. */
export default button({
  id: goOn,
  who: present,
  answer: 'in place',
  untraced: true,
  inDirectMessages: true,
  run: async ({ id, actor, guild, app, t }) => ({
    reply: keepingCard(await app.sessions.goOn({ ...id, guild, by: actor }), t),
  }),
});
