import type { Partition } from './partitions';
import { copyOf, leastOf, type Budget, type Plan, type Task } from './task';
import { add, costOf, pricesAfter, withoutLateness, type Tally } from './worth';

/**
 * Looks through all programmes, week by week, the cheapest first, and leaves out what cannot become cheaper than the best
 * known. `isAll`: it came to the end, and so the best it knows is the best there is.
 */
export function searched(task: Task, best: Plan, budget: Budget): { plan: Plan; isAll: boolean } {
  const tally = copyOf(task.past);
  const chosen: Partition[] = [];
  let plan = best;
  let isAll = true;

  function look(at: number, cost: number): void {
    const options = task.options[at];
    if (!options) {
      if (cost < plan.cost) plan = { weeks: [...chosen], cost };
      return;
    }
    if (cost + leastOf(task, at, tally) >= plan.cost) return;
    const here = costed(optionsIn(options, { at, tally }), tally, task.options.length - at);
    budget.left -= options.length;
    const later = leastLater(task, at, { tally, own: here[0]?.cost ?? 0, budget });
    for (const option of here) {
      if (cost + option.cost + later >= plan.cost) return;
      if (budget.left <= 0) {
        isAll = false;
        return;
      }
      chosen.push(option.partition);
      add(tally, option.partition);
      look(at + 1, cost + option.cost);
      add(tally, option.partition, -1);
      chosen.pop();
    }
  }
  look(0, 0);
  return { plan, isAll };
}

/** Before anybody has met, all ways are alike but for the names: one is enough. */
function optionsIn(options: readonly Partition[], { at, tally }: { at: number; tally: Tally }): readonly Partition[] {
  const isFresh = at === 0 && tally.met.every((times) => times === 0) && new Set(tally.odd).size <= 1;
  return isFresh ? options.slice(0, 1) : options;
}

const costed = (options: readonly Partition[], tally: Tally, weeksAfter: number) => {
  const prices = pricesAfter(tally, weeksAfter);
  return options
    .map((partition) => ({ partition, cost: costOf(partition, prices) }))
    .sort((one, other) => one.cost - other.cost);
};

/** The weeks after this one cost at least what they would now, for costs only grow. */
function leastLater(task: Task, at: number, p: { tally: Tally; own: number; budget: Budget }): number {
  const { tally, own, budget } = p;
  const known = new Map([[task.options[at], withoutLateness(own)]]);
  const prices = pricesAfter(tally, 0);
  let sum = 0;
  for (const options of task.options.slice(at + 1)) {
    let least = known.get(options);
    if (least === undefined) {
      least = options.reduce((lowest, each) => Math.min(lowest, costOf(each, prices)), Infinity);
      budget.left -= options.length;
      known.set(options, least);
    }
    sum += least;
  }
  return sum;
}
