import { nameWith } from '../../wishes/ids';
import { peopleCard } from '../../wishes/views';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: nameWith,
  who: members,
  answer: 'in place',
  untraced: true,
  inDirectMessages: true,
  run: async ({ app, actor, guild, t, chosen }) => ({
    reply: peopleCard(
      t,
      await app.wishes.name({ guild, user: actor.id }, { kind: 'with', others: chosen, isMember: actor.isMember }),
    ),
  }),
});
