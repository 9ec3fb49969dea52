import { presets } from '../../intake/ids';
import { wayIn } from '../../intake/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: presets,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: async ({ app, actor, guild, t, chosen }) => ({
    reply: wayIn(t, await app.intake.setWeek({ guild, user: actor.id }, chosen)),
  }),
});
