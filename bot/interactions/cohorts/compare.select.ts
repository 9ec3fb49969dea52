import { draftsCompared } from '../../cohorts/draftViews';
import { compareDrafts } from '../../cohorts/ids';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: compareDrafts,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, chosen: [one, other], t }) => ({
    reply: draftsCompared(
      t,
      await app.cohorts.compare({ guild, by: actor, ...id, one: Number(one), other: Number(other) }),
    ),
  }),
});
