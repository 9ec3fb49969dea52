import { stopSearch } from '../../cohorts/ids';
import { button } from '../define';
import { members } from '../permissions';

/** Whoever waits for the search gets its answer in the same place, so there is nothing to show here. */
export default button({
  id: stopSearch,
  who: members,
  answer: 'in place',
  async run({ app, actor, guild, id }) {
    await app.cohorts.stopSearching({ guild, by: actor, ...id });
    return { board: null };
  },
});
