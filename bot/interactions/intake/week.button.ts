import { week } from '../../intake/ids';
import { weekCard } from '../../intake/weekViews';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: week,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t }) => ({
    reply: weekCard(t, await app.intake.answersOf({ guild, user: actor.id })),
  }),
});
