import { partitionFrom, type Partition } from './partitions';
import { copyOf, planOf, type Plan, type Task } from './task';
import { add, costOf, pricesAfter } from './worth';

/** Programmes to begin with: each week as cheap as it can be after those before it. */

/** `among`: the only ways that are looked at for a week; undefined: all. */
export function firstPlan(task: Task, among?: (week: number) => readonly Partition[] | undefined): Plan {
  const tally = copyOf(task.past);
  const weeks = task.options.flatMap((all, week) => {
    const prices = pricesAfter(tally, task.options.length - week);
    const options = among?.(week) ?? all;
    const [cheapest] = [...options]
      .map((option) => ({ option, cost: costOf(option, prices) }))
      .sort((one, other) => one.cost - other.cost);
    if (!cheapest) return [];
    add(tally, cheapest.option);
    return [cheapest.option];
  });
  return planOf(weeks, task);
}

/**
 * Pairs by the circle method: one stays, the others move on by a seat around the table, and nobody meets twice before
 * everybody has met. With an odd number one would be left; they join each of the pairs, so there are more ways.
 */
export function circleRounds(present: readonly number[], people: number): Partition[] {
  const isOdd = present.length % 2 === 1;
  const nobody = -1;
  const [fixed = nobody, ...ring] = isOdd ? [nobody, ...present] : present;
  return ring.flatMap((_, turn) => {
    const turned = [fixed, ...ring.slice(turn), ...ring.slice(0, turn)];
    const pairs = turned.slice(0, turned.length / 2).map((one, at) => [one, turned[turned.length - 1 - at] ?? nobody]);
    if (!isOdd) return [partitionFrom(pairs, { odd: null, people })];
    const [alone] = pairs.find((pair) => pair.includes(nobody))?.filter((one) => one !== nobody) ?? [];
    const whole = pairs.filter((pair) => !pair.includes(nobody));
    return whole.map((joined) =>
      partitionFrom(
        whole.map((pair) => (pair === joined && alone !== undefined ? [...pair, alone] : pair)),
        { odd: 2, people },
      ),
    );
  });
}
