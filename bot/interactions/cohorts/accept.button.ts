import { acceptCircles } from '../../cohorts/ids';
import { circlesAgreed } from '../../cohorts/proposalViews';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: acceptCircles,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, t }) => ({
    reply: circlesAgreed(t, { ...(await app.cohorts.accept({ guild, by: actor, ...id })), by: actor.id }),
  }),
});
