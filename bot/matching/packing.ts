import type { Work } from './effort';
import { bitsIn } from './sets';

/** A group that may be chosen: its people as bits (of at most 30), and what it is worth. */
export interface Candidate {
  readonly members: readonly number[];
  readonly mask: number;
  readonly worth: number;
}

export interface Packed<C> {
  /** undefined when nothing better than `atLeast` was found */
  readonly chosen: readonly C[] | undefined;
  /** nothing better exists */
  readonly isProved: boolean;
}

/** Beyond this many remembered situations memory would grow for little. */
const mostRemembered = 1_500_000;

/**
 * Chooses groups that share nobody and are worth the most together, by branch and bound: the person with the fewest groups
 * first, each of their groups in turn, then without them. `perHead` is the least that a placed person is worth; it must outweigh
 * whatever else the whole choice is worth. Worths are whole numbers, so that equals are equal.
 */
export function pack<C extends Candidate>(
  candidates: readonly C[],
  { perHead, sizes, atLeast, work }: { perHead: number; sizes: readonly [number, number]; atLeast: number; work: Work },
): Packed<C> {
  const { buckets, extras, everybody } = inOrder(candidates, perHead);
  const seats = seatable(bitsIn(everybody), sizes);
  const remembered = new Map<number, number>();
  const stack: C[] = [];
  let best = atLeast;
  let chosen: readonly C[] | undefined;

  function bound(remaining: number): number {
    let extra = 0;
    for (let left = remaining; left !== 0; left &= left - 1) extra += extras[lowest(left)] ?? 0;
    return perHead * (seats[bitsIn(remaining)] ?? 0) + extra;
  }

  function visit(remaining: number, worth: number): boolean {
    if (worth > best) {
      best = worth;
      chosen = [...stack];
    }
    if (remaining === 0 || worth + bound(remaining) <= best) return true;
    const before = remembered.get(remaining);
    // The same people were left over before, and what had been chosen was worth as much.
    if (before !== undefined && before >= worth) return true;
    if (before !== undefined || remembered.size < mostRemembered) remembered.set(remaining, worth);
    const person = lowest(remaining);
    const bucket = buckets[person] ?? [];
    if (!work.goOn(1 + bucket.length / 16)) return false;
    for (const { mask, candidate } of bucket) {
      if ((mask & ~remaining) !== 0) continue;
      stack.push(candidate);
      const goesOn = visit(remaining & ~mask, worth + candidate.worth);
      stack.pop();
      if (!goesOn) return false;
    }
    return visit(remaining & ~(1 << person), worth);
  }

  const isProved = visit(everybody, 0);
  return { chosen, isProved };
}

/** Renumbers people so that those with the fewest groups come first; each group stands with its first person, best first. */
function inOrder<C extends Candidate>(candidates: readonly C[], perHead: number) {
  const counts = new Array<number>(31).fill(0);
  for (const { mask } of candidates) {
    for (let left = mask; left !== 0; left &= left - 1) counts[lowest(left)] = (counts[lowest(left)] ?? 0) + 1;
  }
  const order = counts
    .flatMap((count, bit) => (count > 0 ? [bit] : []))
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
  const placeOf = new Map(order.map((bit, place) => [bit, place]));
  const buckets: { mask: number; candidate: C }[][] = order.map(() => []);
  /** what a person can at most be worth beyond `perHead` */
  const extras = order.map(() => -Infinity);
  for (const candidate of candidates) {
    let mask = 0;
    for (let left = candidate.mask; left !== 0; left &= left - 1) mask |= 1 << (placeOf.get(lowest(left)) ?? 0);
    buckets[lowest(mask)]?.push({ mask, candidate });
    const extra = Math.ceil((candidate.worth - perHead * bitsIn(mask)) / bitsIn(mask));
    for (let left = mask; left !== 0; left &= left - 1)
      extras[lowest(left)] = Math.max(extras[lowest(left)] ?? 0, extra);
  }
  for (const bucket of buckets) bucket.sort((one, other) => worthPerHead(other) - worthPerHead(one));
  return { buckets, extras: extras.map((extra) => Math.max(0, extra)), everybody: 2 ** order.length - 1 };
}

const worthPerHead = ({ mask, candidate }: { mask: number; candidate: Candidate }): number =>
  candidate.worth / bitsIn(mask);
const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask);

/** Of so many people (the index), how many can have a place at once in groups of these sizes. */
export function seatable(people: number, [from, to]: readonly [number, number]): number[] {
  const seats: number[] = [];
  for (let count = 0; count <= people; count++) {
    let most = seats[count - 1] ?? 0;
    for (let size = from; size <= Math.min(to, count); size++) most = Math.max(most, size + (seats[count - size] ?? 0));
    seats.push(most);
  }
  return seats;
}
