import { en } from '../../locales/en';
import { lookShown } from '../../rosters/changes/views';
import { command } from '../define';
import { oneOf, person } from '../options';
import { present } from '../permissions';
import { suggestChoice, whichCohort } from '../rosterChoices';

const afterwards = oneOf(
  en.commands.staysOnList,
  { waits: en.commands.waits, 'waits not': en.commands.waitsNot },
  { optional: true },
);

export default command({
  path: 'roster remove',
  describe: en.commands.rosterRemove,
  who: present,
  answer: 'privately',
  inDirectMessages: true,
  options: { person: person(en.commands.whoMoves), then: afterwards, cohort: whichCohort },
  run: async ({ app, actor, guild, options, t }) => {
    const { person: user, then, cohort } = options;
    const asked = { guild, by: actor, cohort, user, waits: then === 'waits' };
    return { reply: lookShown(t, await app.rosters.remove(asked)) };
  },
  suggest: suggestChoice,
});
