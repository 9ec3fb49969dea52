import { showDraft } from '../../cohorts/ids';
import { circlesProposed } from '../../cohorts/proposalViews';
import { select } from '../define';
import { members } from '../permissions';

/** An earlier draft, to look at again and perhaps to say yes to. */
export default select({
  id: showDraft,
  who: members,
  answer: 'in place',
  run: async ({ app, actor, guild, id, chosen: [number], t }) => ({
    reply: circlesProposed(t, await app.cohorts.pageOf({ guild, by: actor, ...id, number: Number(number), page: 0 })),
  }),
});
