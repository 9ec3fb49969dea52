import type { Kept, Slot } from '../../matching/pool';
import { largestGroup, smallestGroup } from '../../matching/groups';
import type { ProposedGroup } from '../proposal';

/** What moderators have decided before a search. It stands beside what people have told, and changes nothing of theirs. */
export interface Decisions {
  /** people of different circles, pair by pair */
  readonly apart: readonly (readonly [string, string])[];
  /** people of one circle, whichever; nobody is in two of these */
  readonly together: readonly (readonly string[])[];
  /** circles that stay as they are, at their hour */
  readonly locked: readonly Locked[];
  readonly sizes: { readonly least: number; readonly most: number } | null;
  /** how long to search; null: as long as usual */
  readonly seconds: number | null;
}

export interface Locked {
  readonly members: readonly string[];
  readonly slot: Slot;
}

export const noDecisions: Decisions = { apart: [], together: [], locked: [], sizes: null, seconds: null };

/** What a moderator would like to see, as it was typed: people as mentions, circles by their numbers. */
export interface Wish {
  readonly apart?: string | undefined;
  readonly together?: string | undefined;
  /** circles to leave as they are */
  readonly lock?: string | undefined;
  /** circles whose people stay together, while others may join or leave them */
  readonly hold?: string | undefined;
  readonly sizes?: string | undefined;
  readonly seconds?: number | undefined;
}

/** Why something cannot be, with whom it is about. */
export type Impossible =
  | { readonly what: 'needsTwo'; readonly option: 'apart' | 'together' }
  | { readonly what: 'noSuchCircle'; readonly number: number; readonly of: number }
  | { readonly what: 'needsCircle'; readonly option: 'lock' | 'hold' }
  | { readonly what: 'sizesUnclear' }
  | { readonly what: 'sizesBackwards'; readonly least: number; readonly most: number }
  | { readonly what: 'sizesTooLarge' | 'sizesTooSmall' }
  | { readonly what: 'notWaiting'; readonly who: readonly string[] }
  | { readonly what: 'tooFewForSizes'; readonly least: number; readonly waiting: number }
  | { readonly what: 'togetherAndApart'; readonly who: readonly [string, string] }
  /** two who may not sit together, whatever keeps them apart */
  | { readonly what: 'theyConflict'; readonly who: readonly [string, string] }
  /** `number`: which circle of the draft in sight it is; null: none of them */
  | { readonly what: 'lockedApart'; readonly who: readonly [string, string]; readonly number: number | null }
  | { readonly what: 'tooManyTogether'; readonly who: readonly string[]; readonly most: number }
  | { readonly what: 'lockedElsewhere'; readonly who: readonly string[]; readonly circle: readonly string[] }
  | { readonly what: 'lockedSize'; readonly circle: readonly string[]; readonly least: number; readonly most: number };

/** What was decided before, with what is wished for now; or what cannot be read. */
export function decidedWith(
  before: Decisions,
  wish: Wish,
  circles: readonly ProposedGroup[],
): Decisions | readonly Impossible[] {
  const wrong: Impossible[] = [];
  const peopleFor = (option: 'apart' | 'together'): string[] => {
    const typed = wish[option];
    if (typed === undefined) return [];
    const people = mentionedIn(typed);
    if (people.length < 2) wrong.push({ what: 'needsTwo', option });
    return people;
  };
  const circlesFor = (option: 'lock' | 'hold'): ProposedGroup[] => {
    const typed = wish[option];
    if (typed === undefined) return [];
    const numbers = numbersIn(typed);
    if (numbers.length === 0) wrong.push({ what: 'needsCircle', option });
    for (const number of numbers) {
      if (!circles[number - 1]) wrong.push({ what: 'noSuchCircle', number, of: circles.length });
    }
    return numbers.flatMap((number) => circles[number - 1] ?? []);
  };
  const read = wish.sizes === undefined ? before.sizes : sizesIn(wish.sizes);
  if (read && 'what' in read) wrong.push(read);
  const sizes = read && 'what' in read ? null : read;
  const held = circlesFor('hold').map(({ members }) => members);
  const decisions: Decisions = {
    apart: pairsOnce([...before.apart, ...pairsOf(peopleFor('apart'))]),
    together: joined([...before.together, ...held, peopleFor('together')]),
    locked: lockedOnce([...before.locked, ...circlesFor('lock').map(({ members, slot }) => ({ members, slot }))]),
    sizes,
    seconds: wish.seconds ?? before.seconds,
  };
  return wrong.length > 0 ? wrong : decisions;
}

/** What stands against these decisions before anything is searched for; nothing when they may be tried. */
export function impossibleIn(
  { apart, together, locked, sizes }: Decisions,
  p: { readonly waiting: readonly string[]; readonly most: number; readonly circles: readonly ProposedGroup[] },
): Impossible[] {
  const wrong: Impossible[] = [];
  const waiting = new Set(p.waiting);
  const named = [...apart.flat(), ...together.flat(), ...locked.flatMap(({ members }) => members)];
  const gone = [...new Set(named.filter((user) => !waiting.has(user)))];
  if (gone.length > 0) wrong.push({ what: 'notWaiting', who: gone });
  if (sizes && p.waiting.length < sizes.least)
    wrong.push({ what: 'tooFewForSizes', least: sizes.least, waiting: p.waiting.length });
  for (const [one, other] of apart) {
    const hasBoth = (block: readonly string[]): boolean => block.includes(one) && block.includes(other);
    const stays = locked.find(({ members }) => hasBoth(members));
    if (stays) wrong.push({ what: 'lockedApart', who: [one, other], number: numberOf(stays, p.circles) });
    else if (together.some(hasBoth)) wrong.push({ what: 'togetherAndApart', who: [one, other] });
  }
  const most = sizes?.most ?? p.most;
  for (const who of together) if (who.length > most) wrong.push({ what: 'tooManyTogether', who, most });
  for (const { members } of locked) {
    if (sizes && (members.length < sizes.least || members.length > sizes.most))
      wrong.push({ what: 'lockedSize', circle: members, ...sizes });
    for (const block of together) {
      const inside = block.filter((user) => members.includes(user));
      if (inside.length > 0 && inside.length < block.length)
        wrong.push({ what: 'lockedElsewhere', who: block, circle: members });
    }
  }
  return wrong;
}

/** Who was to stay together and is in no circle of theirs, block by block: the matching places all of a block, or nobody. */
export const notKeptIn = (groups: readonly Pick<ProposedGroup, 'members'>[], { together }: Decisions): string[][] => {
  const placed = new Set(groups.flatMap(({ members }) => members));
  return together.map((block) => block.filter((user) => !placed.has(user))).filter(({ length }) => length > 0);
};

/** As the matching takes it. Who stays together in a circle that is locked needs no word more. */
export const keptOf = ({ together, locked }: Decisions): Kept[] => [
  ...locked.map(({ members, slot }) => ({ members, whole: { slot } })),
  ...together
    .filter((block) => !locked.some(({ members }) => block.every((user) => members.includes(user))))
    .map((members) => ({ members })),
];

export const isNothing = ({ apart, together, locked, sizes, seconds }: Decisions): boolean =>
  apart.length + together.length + locked.length === 0 && sizes === null && seconds === null;

export const mentionedIn = (typed: string): string[] => [
  ...new Set([...typed.matchAll(/<@!?(\d{1,20})>/gu)].map(([, user = '']) => user)),
];

const numbersIn = (typed: string): number[] => [...new Set((typed.match(/\d{1,4}/gu) ?? []).map(Number))];

function numberOf({ members }: Locked, circles: readonly ProposedGroup[]): number | null {
  const isIt = (circle: ProposedGroup): boolean =>
    circle.members.length === members.length && circle.members.every((user) => members.includes(user));
  const found = circles.findIndex(isIt);
  return found < 0 ? null : found + 1;
}

/** `4-6`, or one number for all circles; or why it is no size that a circle may have. */
function sizesIn(typed: string): NonNullable<Decisions['sizes']> | Extract<Impossible, { what: `sizes${string}` }> {
  const found = /^(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?$/u.exec(typed.trim());
  if (!found) return { what: 'sizesUnclear' };
  const least = Number(found[1]);
  const most = Number(found[2] ?? found[1]);
  if (Math.max(least, most) > largestGroup) return { what: 'sizesTooLarge' };
  if (Math.min(least, most) < smallestGroup) return { what: 'sizesTooSmall' };
  return least > most ? { what: 'sizesBackwards', least, most } : { least, most };
}

const pairsOf = (people: readonly string[]): [string, string][] =>
  people.flatMap((one, index) => people.slice(index + 1).map((other): [string, string] => [one, other]));

const pairsOnce = (pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] => [
  ...new Map(pairs.map((pair) => [[...pair].sort().join(), pair])).values(),
];

const lockedOnce = (circles: readonly Locked[]): Locked[] => [
  ...new Map(circles.map((circle) => [[...circle.members].sort().join(), circle])).values(),
];

/** Whoever is named in two of these belongs to both, so they are one. */
function joined(blocks: readonly (readonly string[])[]): string[][] {
  let all: string[][] = [];
  for (const block of blocks) {
    if (block.length < 2) continue;
    const touched = all.filter((other) => other.some((user) => block.includes(user)));
    all = [...all.filter((other) => !touched.includes(other)), [...new Set([...touched.flat(), ...block])]];
  }
  return all;
}
