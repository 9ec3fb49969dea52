import { inert } from '../../common/inert';
import { mention } from '../../common/message';
import type { Readers } from '../../intake/rules/readers';
import { count } from './phrases';

/** What a server agrees on unless its moderators say otherwise: what a clause is about, and its words. */
const clauses: readonly (readonly [string, string])[] = [
  [
    'What this is for.',
    `Small circles of people early in business development, who think along with one another. ` +
      `Not for finding partners, clients or staff.`,
  ],
  ['What is told here stays here.', 'What you learn may travel; whose story it was may not. Nobody records.'],
  [
    'Some things stay outside.',
    `Bids that are running, prices and rates, salaries, who will bid or team up with whom, ` +
      `and whatever a partner or employer trusted you with. Some of us work for competitors, and the law is strict. ` +
      `If talk drifts there, anybody may say “let us park that”.`,
  ],
  ['Passing is always fine.', 'So are listening, writing instead of speaking, and coming late. Nobody keeps count.'],
];

/** The same without marks, to be changed in a form. */
export const defaultClauses: readonly string[] = clauses.map((clause) => clause.join(' '));

/** Grove's own part: no moderator can change what is true of Grove. */
const whatGroveKeeps = (): string =>
  `**What Grove keeps.** Your answers on this way in, which circle you are in, and the turns of a round while it runs. ` +
  `What you write in the thread it does not keep. What you write into its forms it keeps until it has served, or you take it back. \`/me\` shows and changes your answers, \`/mydata erase\` takes you out and deletes them.`;

const heading = '## What we agree on';

/** What everybody agrees to before a first answer is kept. Who agreed to which words is kept as their hash. */
export const agreement = (): string =>
  [heading, ...clauses.map(([about, words]) => `**${about}** ${words}`), whatGroveKeeps()].join('\n');

/** One clause as it is read; whatever marks it as new stands in words. */
export interface Clause {
  readonly words: string;
  readonly isNew: boolean;
}

/** Longer ones are refused before they are published. */
const longestClause = 400;

/** The same in the moderators' words. */
export const agreementOf = (own: readonly Clause[]): string =>
  [
    heading,
    ...own.map(({ words, isNew }) => `- ${isNew ? '**New:** ' : ''}${inert(words, longestClause)}`),
    whatGroveKeeps(),
  ].join('\n');

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
