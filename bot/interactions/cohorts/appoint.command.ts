import { appointedTo } from '../../cohorts/views';
import { en } from '../../locales/en';
import { command } from '../define';
import { oneOf, optionalText, person, text } from '../options';
import { members } from '../permissions';

const offices = {
  moderator: en.commands.asModerator,
  facilitator: en.commands.asFacilitator,
  nobody: en.commands.asNobody,
};

export default command({
  path: 'cohort appoint',
  describe: en.commands.cohortAppoint,
  who: members,
  answer: 'privately',
  options: {
    cohort: text(en.commands.whichCohort, { longest: 60, suggests: true }),
    member: person(en.commands.appointMember),
    as: oneOf(en.commands.appointAs, offices),
    circle: optionalText(en.commands.appointCircle, { longest: 70 }),
  },
  async run({ app, actor, guild, options, t }) {
    const { cohort: name, member: user, as, circle } = options;
    return { reply: appointedTo(t, await app.cohorts.appoint({ guild, by: actor, name, user, as, circle })) };
  },
  suggest: ({ app, actor, guild, typed }) => app.cohorts.namesLike({ guild, by: actor, typed }),
});
