import type { Card, Leaf, RolePlay, Split, Step } from './programmes/programme';

/**
 * The way through a session, one leg after another: its steps laid out for the people who are there, so that what rotates
 * comes once for each. A leg is lived by the rules; it says whom it is about and how long it lasts.
 */
export interface Leg {
  readonly step: Leaf | Split;
  /** whose go it is: a seat, from 0; `chosen`: of whoever brought the case; null: it is nobody's in particular */
  readonly owner: number | 'chosen' | null;
  /** the sealed cards of a role play, and by how many seats they have been passed on */
  readonly cards: { readonly all: readonly Card[]; readonly passedOn: number } | null;
  /** null for a round with the floor going round, which takes as long as its turns */
  readonly minutes: number | null;
}

/** An hour's session at once, or in writing over three days. */
export type Pace = 'live' | 'in writing';

/** How long the text twin of a session lasts, whatever its hour is. */
export const writingHours = 72;

/** What does not make sense when people come and go over three days. */
const onlyLive: readonly Step['kind'][] = ['arrive', 'pause'];

export interface LaidOutFor {
  readonly people: number;
  readonly pace: Pace;
  /** in writing: how many there are; the smaller groups of a split have those of its leg */
  readonly hours?: number;
}

/** Lays steps out for so many people. With more legs than the hours have room for, a text twin lasts longer. */
export function legsOf(steps: readonly Step[], { people, pace, hours = writingHours }: LaidOutFor): Leg[] {
  const legs = laidOut(steps, { people, owner: null, cards: null });
  return pace === 'live' ? legs : inWriting(legs, people, hours);
}

interface Going {
  readonly people: number;
  readonly owner: Leg['owner'];
  readonly cards: Leg['cards'];
}

function laidOut(steps: readonly Step[], going: Going): Leg[] {
  let { owner } = going;
  return steps.flatMap((step): Leg[] => {
    switch (step.kind) {
      case 'rotate':
        return goes(step, going.people).flatMap((seat) => laidOut(step.steps, { ...going, owner: seat }));
      case 'role play':
        return passings(step).flatMap((passedOn) =>
          laidOut(step.steps, { ...going, owner, cards: { all: step.cards, passedOn } }),
        );
      case 'split':
        return [{ step, owner: null, cards: null, minutes: minutesWithin(step, going.people) }];
      default: {
        const leg = { step, owner, cards: going.cards, minutes: minutesOf(step) };
        if (step.kind === 'choose' && step.of === 'circle') owner = 'chosen';
        return [leg];
      }
    }
  });
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const goes = ({ times }: { times?: number | undefined }, people: number): number[] =>
  upTo(Math.min(times ?? people, people));

/**
 * The card of a seat. The first cards are dealt first; with fewer people the last cards stay in the box, with more people
 * somebody watches. Passing on moves each card, and the watching, by one seat.
 */
export function cardAt(
  cards: NonNullable<Leg['cards']>,
  { seat, people }: { seat: number; people: number },
): Card | null {
  return cards.all[(seat + cards.passedOn) % people] ?? null;
}

const passings = ({ times }: RolePlay): number[] => upTo(times ?? 1);

function minutesOf(step: Leaf): number | null {
  if (step.kind === 'round') return null;
  return step.kind === 'close' ? 0 : step.minutes;
}

/**
 * How many the smaller groups of so many people are: the size, or one more. Where neither can be (five in threes, six in
 * fours), some have one fewer, so that nobody waits through a group that is too large.
 */
export function sizesOf(people: number, size: number): number[] {
  const full = Math.max(1, Math.floor(people / size));
  const groups = people > full * (size + 1) ? full + 1 : full;
  return upTo(groups).map((group) => Math.floor(people / groups) + (group < people % groups ? 1 : 0));
}

/** As long as the largest of the smaller groups needs. */
export const minutesWithin = (split: Split, people: number): number => {
  const largest = Math.max(...sizesOf(people, split.size));
  return lasting(legsOf(split.steps, { people: largest, pace: 'live' }), largest);
};

/** How many legs steps come to, with those within the smaller groups, without laying them out. */
export const countOf = (steps: readonly Step[], people: number): number =>
  sum(steps.map((step) => legsWithin(step, people)));

function legsWithin(step: Step, people: number): number {
  switch (step.kind) {
    case 'rotate':
      return goes(step, people).length * countOf(step.steps, people);
    case 'role play':
      return passings(step).length * countOf(step.steps, people);
    case 'split':
      return 1 + countOf(step.steps, Math.max(...sizesOf(people, step.size)));
    default:
      return 1;
  }
}

/** Minutes that these legs take when everybody takes their turn. */
export const lasting = (legs: readonly Leg[], people: number): number =>
  sum(legs.map((leg) => minutesFor(leg, people)));

export function minutesFor({ step, minutes }: Leg, people: number): number {
  if (minutes !== null || step.kind !== 'round') return minutes ?? 0;
  return step.minutesPerTurn * speakers(step.who, people);
}

const speakers = (who: 'everybody' | 'owner' | 'others' | undefined, people: number): number => {
  if (who === 'owner') return 1;
  return who === 'others' ? Math.max(0, people - 1) : people;
};

/**
 * Nobody has to be there at any hour, so no floor goes round: each leg is a time in which everybody writes when it suits
 * them. Each has its two hours at least, and of the others as many as its minutes ask for; whole hours, for they are said.
 */
function inWriting(legs: readonly Leg[], people: number, hours: number): Leg[] {
  const kept = legs.filter(({ step }) => !onlyLive.includes(step.kind));
  const least = kept.map((leg) => leastHours(leg, people));
  const left = Math.max(0, hours - sum(least));
  const more = wholeShares(
    kept.map((leg) => minutesFor(leg, people)),
    left,
  );
  return kept.map((leg, index) => ({ ...leg, minutes: ((least[index] ?? 0) + (more[index] ?? 0)) * 60 }));
}

/** Whoever looks in a few times a day should find that there was time to answer. */
const fewestHours = 2;

/** The smaller groups have legs of their own, which share the hours of the split. */
function leastHours({ step }: Leg, people: number): number {
  if (step.kind === 'close') return 0;
  if (step.kind !== 'split') return fewestHours;
  const inside = legsOf(step.steps, { people: Math.max(...sizesOf(people, step.size)), pace: 'live' });
  return fewestHours * inside.filter(({ step: { kind } }) => !onlyLive.includes(kind)).length;
}

/** Whole parts of a whole number, by weight; what rounding leaves over goes to those that lost the most by it. */
function wholeShares(weights: readonly number[], whole: number): number[] {
  const all = sum(weights);
  const exact = weights.map((weight) => (all === 0 ? 0 : (weight / all) * whole));
  const parts = exact.map(Math.floor);
  const over = all === 0 ? 0 : whole - sum(parts);
  const byLoss = upTo(parts.length).sort((a, b) => loss(exact, b) - loss(exact, a));
  for (const index of byLoss.slice(0, over)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

const loss = (exact: readonly number[], index: number): number => (exact[index] ?? 0) % 1;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
