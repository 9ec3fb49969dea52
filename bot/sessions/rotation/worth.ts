import type { Partition } from './partitions';

/**
 * What a programme of weeks costs, in one number: first every repeated meeting; then, that sitting in a part of another size
 * goes around; then, that repeats are spread evenly; then, that they come late, for nobody knows how long a circle stays as
 * it is. Each level outweighs all of the next, and the number stays whole (below 2 ** 53) for 12 people and 26 weeks.
 */
const late = 1;
const uneven = 2 ** 14;
const oddness = 2 ** 28;
export const repeat = 2 ** 42;

/** How often two have met, and how often somebody sat in a part of another size. Counted up and down in place. */
export interface Tally {
  readonly met: number[];
  readonly odd: number[];
}

export function add({ met, odd }: Tally, partition: Partition, by: 1 | -1 = 1): void {
  for (const pair of partition.pairs) met[pair] = (met[pair] ?? 0) + by;
  for (const who of partition.odd) odd[who] = (odd[who] ?? 0) + by;
}

/** What a meeting of two costs that meet so often already, apart from when it is. */
export const meetingCost = (often: number): number => (often === 0 ? 0 : repeat + uneven * (often - 1));

/** A repeat costs more the more weeks are still to come after it. */
export const lateCost = (weeksAfter: number): number => late * weeksAfter;

/** Squares: so the next to sit in a part of another size is who did least often. */
export const oddCost = (often: number): number => oddness * (2 * often + 1);

/** What each two and each one would add. */
export interface Prices {
  readonly pair: readonly number[];
  readonly odd: readonly number[];
}

export function costOf({ pairs, odd }: Partition, prices: Prices): number {
  let cost = 0;
  for (const pair of pairs) cost += prices.pair[pair] ?? 0;
  for (const who of odd) cost += prices.odd[who] ?? 0;
  return cost;
}

/** What comes next, when all that is counted has been. */
export const pricesAfter = ({ met, odd }: Tally, weeksAfter: number): Prices => ({
  pair: met.map((often) => (often === 0 ? 0 : meetingCost(often) + lateCost(weeksAfter))),
  odd: odd.map(oddCost),
});

/** What these weeks cost in their order, after what has been. */
export function costOfAll(weeks: readonly Partition[], past: Tally): number {
  const tally = { met: [...past.met], odd: [...past.odd] };
  let cost = 0;
  for (const [at, week] of weeks.entries()) {
    cost += costOf(week, pricesAfter(tally, weeks.length - at));
    add(tally, week);
  }
  return cost;
}

/** How often two meet in these weeks who have met before. */
export function repeatsIn(weeks: readonly Partition[], past: Tally): number[] {
  const tally = { met: [...past.met], odd: [...past.odd] };
  return weeks.map((week) => {
    const repeats = week.pairs.filter((pair) => (tally.met[pair] ?? 0) > 0).length;
    add(tally, week);
    return repeats;
  });
}

/** The cost apart from when repeats come. */
export const withoutLateness = (cost: number): number => cost - (cost % uneven);
