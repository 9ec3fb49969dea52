import type { Partition } from './partitions';
import { add, costOfAll, meetingCost, oddCost, repeat, type Tally } from './worth';

/** Weeks to be planned: what has been, and for each week all the ways there are to part. */
export interface Task {
  readonly past: Tally;
  /** weeks of one kind share one list */
  readonly options: readonly (readonly Partition[])[];
  /** how many people there are, and so how many twos */
  readonly people: number;
}

export interface Plan {
  readonly weeks: readonly Partition[];
  readonly cost: number;
}

/** How many partitions may still be looked at. Counted down, so that an answer depends on no clock. */
export interface Budget {
  left: number;
}

export const planOf = (weeks: readonly Partition[], { past }: Task): Plan => ({ weeks, cost: costOfAll(weeks, past) });

export const copyOf = ({ met, odd }: Tally): Tally => ({ met: [...met], odd: [...odd] });

/**
 * No plan of the weeks from this one on costs less after what has been: if any two could meet at any time, and anybody could
 * have any seat, the cheapest meetings and seats would be taken.
 */
export function leastOf({ options, people }: Task, from: number, { met, odd }: Tally): number {
  const weeks = options.slice(from);
  const meetings = weeks.map((week) => Math.min(...week.slice(0, 1).map(({ pairs }) => pairs.length)));
  const seats = weeks.map((week) => week[0]?.odd.length ?? 0);
  const often: number[] = [];
  for (let one = 0; one < people; one++)
    for (let other = one + 1; other < people; other++) often.push(met[one * people + other] ?? 0);
  const unmet = often.filter((times) => times === 0).length;
  let [late, sum] = [0, 0];
  for (const many of meetings) {
    sum += many;
    late += Math.max(0, sum - unmet);
  }
  return filled(often, sum, meetingCost) + filled([...odd], total(seats), oddCost) + late;
}

/** So many more, each where it costs least. */
function filled(often: number[], many: number, cost: (often: number) => number): number {
  let sum = 0;
  const counts = [...often].sort((one, other) => one - other);
  // The counts are filled up like a vessel, from the lowest.
  for (let left = many; left > 0;) {
    const [lowest] = counts;
    if (lowest === undefined) return sum;
    for (let at = 0; at < counts.length && counts[at] === lowest && left > 0; at++, left--) {
      sum += cost(lowest);
      counts[at] = lowest + 1;
    }
  }
  return sum;
}

const total = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What has been, and these weeks besides. */
export function tallied(past: Tally, weeks: readonly Partition[]): Tally {
  const tally = copyOf(past);
  for (const week of weeks) add(tally, week);
  return tally;
}

/** How many repeats a cost stands for. */
export const repeatsOf = (cost: number): number => Math.floor(cost / repeat);
