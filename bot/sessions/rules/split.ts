import type { Split, Step } from '../programmes/programme';
import { caughtUp, inOrder, mostPeople, nothingYet, pairKey, rotation, type Past } from '../rotation/rotation';
import { sizesOf } from '../legs';
import type { PartToday, RsvpAnswer, Session } from '../session';
import { stepNumber } from './way';
import { calledBy } from './rsvp';

/**
 * The smaller groups of a split: those who have met least sit together, with the weeks to come in view, and whoever was first
 * least often begins. Who said that they rest has a place like anybody's: they may come after all, and nobody reads who said what.
 */

/** What is known of a circle's smaller groups so far. */
export interface Known extends Past {
  /** how often somebody was the first of a part in which everybody has a go */
  readonly first: ReadonlyMap<string, number>;
}

export const knowsNothing: Known = { ...nothingYet, first: new Map() };

/** What a split adds to it. Of those who rest nothing is. */
export interface Sat {
  readonly met: readonly { readonly one: string; readonly other: string }[];
  /** for whom it counts, and how often it has by now */
  readonly odd: ReadonlyMap<string, number>;
  readonly first: ReadonlyMap<string, number>;
}

export interface SmallerGroups {
  /** who sits in which, in the order in which rotations go */
  readonly parts: readonly (readonly string[])[];
  readonly sat: Sat;
  /** what the session remembers of it until its close */
  readonly today: readonly PartToday[];
}

export interface Parting {
  readonly known: Known;
  /** the sizes of the splits that this circle still has before it, after this session */
  readonly later: readonly number[];
  readonly answers: ReadonlyMap<string, RsvpAnswer>;
  /** the same for a circle from week to week */
  readonly seed: number;
}

export function smallerGroups(session: Session, split: Split, parting: Parting): SmallerGroups {
  const step = stepNumber(session) ?? 0;
  const today = session.ledger.parts ?? [];
  const again = partsAgain(
    session,
    today.filter((part) => part.step === step),
  );
  if (again) return { parts: again, sat: { met: [], odd: new Map(), first: new Map() }, today };
  const here = whoIsHere(session, parting.answers);
  const { known } = parting;
  const began = caughtUp(known.first, session.members);
  const parts = parted(session, split, { ...parting, here }).map((part) => inTurn(part, began));
  const sat = satIn(parts, { split, today, here, began, odd: caughtUp(known.odd, session.members) });
  return { parts, sat, today: [...today, ...parts.map((people) => ({ step, people }))] };
}

/** A split that is gone back to has the parts it had, as long as nobody would be left over or alone. */
function partsAgain({ members }: Session, had: readonly PartToday[]): readonly (readonly string[])[] | null {
  const parts = had.map(({ people }) => people.filter((who) => members.includes(who)));
  const isWhole = members.every((member) => parts.some((part) => part.includes(member)));
  return parts.length > 0 && isWhole && parts.every((part) => part.length > 1) ? parts : null;
}

/** All but those who said that they rest this week, unless they have come after all. One alone is no reason to seat by. */
function whoIsHere(session: Session, answers: Parting['answers']): readonly string[] {
  const { turns, written, hands } = session.ledger;
  const called = calledBy(session, answers);
  const here = session.members.filter(
    (member) => called.includes(member) || member in turns || written.includes(member) || hands.includes(member),
  );
  return here.length > 1 ? here : session.members;
}

function parted(
  session: Session,
  split: Split,
  { known, later, seed, here }: Parting & { here: readonly string[] },
): readonly (readonly string[])[] {
  if (here.length === 0) return [];
  if (session.members.length > mostPeople) return inLine(inOrder(session.members, seed), split.size);
  const { agenda, ledger } = session;
  const [, ...laterToday] = splitsFrom(agenda.steps.slice(agenda.steps.indexOf(split)));
  const sizes = [split.size, ...laterToday, ...later];
  const [parts] = rotation({
    people: session.members,
    here,
    sizes,
    past: known,
    together: lastToday(ledger.parts),
    seed,
  }).weeks;
  return parts ?? [];
}

/** The parts that met last in this session. */
function lastToday(parts: readonly PartToday[] = []): readonly (readonly string[])[] {
  const step = Math.max(...parts.map((part) => part.step));
  return parts.filter((part) => part.step === step).map(({ people }) => people);
}

/** The sizes of the splits among these steps; without those that only put whole parts of an earlier one together. */
export function splitsFrom(steps: readonly Step[]): number[] {
  const sizes: number[] = [];
  for (const step of steps)
    if (step.kind === 'split' && !sizes.some((size) => step.size >= 2 * size)) sizes.push(step.size);
  return sizes;
}

function inLine(people: readonly string[], size: number): string[][] {
  let taken = 0;
  return sizesOf(people.length, size).map((many) => people.slice(taken, (taken += many)));
}

const inTurn = (part: readonly string[], first: Counts): string[] =>
  [...part].sort((one, other) => (first.get(one) ?? 0) - (first.get(other) ?? 0));

function satIn(
  parts: readonly (readonly string[])[],
  p: { split: Split; today: readonly PartToday[]; here: readonly string[]; began: Counts; odd: Counts },
): Sat {
  const { split, today } = p;
  const isHere = (who: string): boolean => p.here.includes(who);
  const metToday = new Set(today.flatMap(({ people }) => pairsOf(people)).map(pairKey));
  const isUneven = new Set(parts.map((part) => part.length)).size > 1;
  return {
    met: parts.flatMap((part) => pairsOf(part.filter(isHere))).filter((pair) => !metToday.has(pairKey(pair))),
    odd: oneMore(
      p.odd,
      isUneven
        ? parts
            .filter((part) => part.length !== split.size)
            .flat()
            .filter(isHere)
        : [],
    ),
    first: oneMore(
      p.began,
      split.steps.some((step) => 'steps' in step) ? parts.flatMap((part) => part.filter(isHere).slice(0, 1)) : [],
    ),
  };
}

type Counts = ReadonlyMap<string, number>;

const oneMore = (counts: Counts, people: readonly string[]): Counts =>
  new Map(people.map((who) => [who, (counts.get(who) ?? 0) + 1]));

const pairsOf = (people: readonly string[]): { one: string; other: string }[] =>
  people.flatMap((one, at) => people.slice(at + 1).map((other) => ({ one, other })));

/** What is known after it, for whoever keeps it by themselves. */
export function knownAfter(known: Known, { met, odd, first }: Sat): Known {
  const times = new Map(known.met.map((pair) => [pairKey(pair), pair]));
  for (const pair of met) times.set(pairKey(pair), { ...pair, times: (times.get(pairKey(pair))?.times ?? 0) + 1 });
  return { met: [...times.values()], odd: new Map([...known.odd, ...odd]), first: new Map([...known.first, ...first]) };
}
