import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { en } from '../../../bot/locales/en';
import { townPace } from '../../../bot/pace';
import { selectsOf, textOf, type SeenMessage } from '../../../sandbox/client';
import { StoryFault } from '../../fault';
import type { Name, Section, Shot, Step } from '../scene';
import { answer, own } from '../shots';
import { all, runs } from '../steps';
import { joins } from './circle';

const named = { cohort: 'Spring' };
/** Two evenings: one of Africa and Europe, one of Asia. */
const crowd = ['Amara', 'Lukas', 'Wanjiru', 'Inês', 'Yasmine', 'Priya', 'Sari', 'Camila'] as const;

/**
 * `/cohort match`, and how far it is just before its answer: what would be written down is held by somebody else until that
 * was seen.
 */
let searching: SeenMessage | undefined;
const searches: Step = async (town) => {
  const held = new Client({ connectionString: town.databaseUrl });
  await held.connect();
  await held.query('BEGIN');
  await held.query('SELECT FROM application FOR UPDATE');
  const who = town.who('Claire');
  const { id: channel } = await town.place(who, 'general');
  const outcome = await who.acts.run({ guild: town.guild, channel, command: 'cohort match', options: named });
  // The same words for a while: the search has come to its end.
  for (let same = 0; same < 5;) {
    await pause(200);
    const shown = (await who.acts.messages(channel)).find(({ interaction }) => interaction === outcome.interaction);
    const isSame = shown && searching && textOf(shown) === textOf(searching);
    same = isSame && !/\b0 of /u.test(textOf(shown)) ? same + 1 : 0;
    searching = shown;
  }
  await held.end();
  await town.did(who, outcome, { channel, deed: 'ran /cohort match' });
};

/** What stood there then. */
const asItWas: Shot = async (town, eyes) => {
  if (!searching) throw new StoryFault('Nothing was looked for.');
  return { place: town.placeOf(await town.place(eyes, 'general')), items: [town.shown(searching)] };
};

const keepsApart =
  (one: Name, other: Name): Step =>
  async (town) => {
    const apart = [one, other].map((name) => `<@${town.who(name).id}>`).join(' ');
    await runs('Claire', 'cohort what-if', { ...named, apart })(town);
  };

/** Both drafts, in the menu that takes two. */
const compares: Step = async (town) => {
  const who = town.who('Claire');
  const { id: channel } = await town.place(who, 'general');
  for (const message of (await who.acts.messages(channel)).reverse()) {
    const menu = selectsOf(message).find(({ placeholder }) => placeholder === en.draft.compare());
    if (!menu) continue;
    const asked = { channel, message: message.id, customId: menu.customId, values: ['1', '2'] };
    return town.did(who, await who.acts.choose(asked), { channel, deed: 'compared two drafts' });
  }
};

export const matching: Section = {
  title: 'How circles are looked for',
  intro: 'A moderator looks, asks “what if”, compares, and says yes to the draft that is best for these people.',
  pace: { ...townPace, effort: (seconds) => ({ steps: seconds * 7_500 }), progressEveryMs: 0 },
  scenes: [
    {
      name: 'circles-searched',
      caption: '`/cohort match` while it searches: how far it is, and a button that takes the best so far.',
      who: 'Claire',
      steps: [
        runs('Claire', 'grove setup'),
        all(...crowd.map(joins)),
        runs('Claire', 'cohort create', { name: 'Spring', start: '2027-04-12', size: 6 }),
        searches,
      ],
      shows: asItWas,
    },
    {
      name: 'circles-weakest',
      caption:
        'What it found: totals and what is certain, then the circles, the weakest first, with what is weak in words.',
      who: 'Claire',
      steps: [],
      shows: answer(),
    },
    {
      name: 'circles-what-if',
      caption: '`/cohort what-if`: two people apart. A new draft says what was decided for it.',
      who: 'Claire',
      steps: [keepsApart('Amara', 'Lukas')],
      shows: answer(),
    },
    {
      name: 'circles-drafts',
      caption: '`/cohort drafts`: all that were found, to show again, compare, or agree to.',
      who: 'Claire',
      steps: [runs('Claire', 'cohort drafts', named)],
      shows: answer(),
    },
    {
      name: 'circles-compared',
      caption: 'Two drafts side by side: who would sit elsewhere.',
      who: 'Claire',
      steps: [compares],
      shows: own(),
    },
  ],
};
