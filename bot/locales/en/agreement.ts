import { inert } from '../../common/inert';
import { mention } from '../../common/message';
import type { Readers } from '../../intake/rules/readers';
import { count } from './phrases';

/** What everybody agrees to before a first answer is kept. Who agreed to which words is kept as their hash. */
export const agreement = (): string =>
  `## What we agree on\n` +
  `**What this is for.** Small circles of people early in business development, who think along with one another. ` +
  `Not for finding partners, clients or staff.\n` +
  `**What is told here stays here.** What you learn may travel; whose story it was may not. Nobody records.\n` +
  `**Some things stay outside.** Bids that are running, prices and rates, salaries, who will bid or team up with whom, ` +
  `and whatever a partner or employer trusted you with. Some of us work for competitors, and the law is strict. ` +
  `If talk drifts there, anybody may say “let us park that”.\n` +
  `**Passing is always fine.** So are listening, writing instead of speaking, and coming late. Nobody keeps count.\n` +
  `**What Grove keeps.** Your answers on this way in, which circle you are in, and the turns of a round while it runs. ` +
  `What you write in the thread it does not keep. What you write into its forms it keeps until it has served, or you take it back. \`/me\` shows and changes your answers, \`/mydata erase\` takes you out and deletes them.`;

/** The others are counted: a card holds 4,000 characters, and nobody reads forty names. */
const mostNamed = 8;

/** As Discord has it when it is read. */
export function readers({ owner, everybody, roles, apps, people }: Readers): string {
  const shown = roles.slice(0, mostNamed);
  const more = roles.length - shown.length;
  const who = [
    `**${inert(owner, 40)}**, who owns this server`,
    ...shown.map(({ name, holders }) => `everybody with the role **${inert(name, 40)}** (${inNumbers(holders)})`),
    ...(more > 0 ? [`the holders of ${count(more, 'more role', 'more roles')}`] : []),
    ...people.slice(0, mostNamed).map(mention),
    ...(people.length > mostNamed ? [`${count(people.length - mostNamed, 'more person', 'more people')} by name`] : []),
    ...(apps.length > 0 ? [count(apps.length, 'other app', 'other apps')] : []),
    'whoever is named in that thread as a facilitator, to keep its time',
    'Grove itself',
  ];
  const all = everybody ? ['**everybody in this server**: just now all may manage threads here'] : [];
  return (
    `**Who can read a circle’s private thread** besides its members, as this server is set at this moment:\n` +
    [...all, ...who].map((each) => `- ${each}`).join('\n')
  );
}

const inNumbers = (holders: number | null): string =>
  holders === null ? 'Discord does not say how many' : count(holders, 'person', 'people');
