import type { Random } from '../../common/random';
import type { Partition } from './partitions';
import { copyOf, leastOf, planOf, tallied, type Budget, type Plan, type Task } from './task';
import { costOf, lateCost, meetingCost, oddCost, type Prices } from './worth';

/**
 * Better and better programmes, until nothing better can be or the budget is spent: a week or two are drawn anew, and then each
 * week in turn is parted as well as can be beside the others.
 */
export function bettered(task: Task, start: Plan, { budget, random }: { budget: Budget; random: Random }): Plan {
  const least = leastOf(task, 0, task.past);
  const weeks = task.options.length;
  let [best, at] = [start, start];
  for (let inVain = 0; budget.left > 0 && best.cost > least; inVain++) {
    if (inVain > patience) [at, inVain] = [best, 0];
    const drawn = [...at.weeks];
    for (let many = 1 + Math.floor(random() * Math.min(3, weeks)); many > 0; many--) {
      const week = Math.floor(random() * weeks);
      const options = task.options[week] ?? [];
      const option = options[Math.floor(random() * options.length)];
      if (option) drawn[week] = option;
    }
    const next = planOf(settled(task, drawn, { budget, random }), task);
    if (next.cost <= at.cost || random() < 0.02) at = next;
    if (next.cost >= best.cost) continue;
    [best, inVain] = [next, 0];
  }
  return best;
}

const patience = 60;

/** Goes over the weeks until none can be parted better beside the others. */
function settled(task: Task, weeks: Partition[], p: { budget: Budget; random: Random }): Partition[] {
  for (let unchanged = 0, week = 0; unchanged < weeks.length && p.budget.left > 0; week = (week + 1) % weeks.length) {
    const before = weeks[week];
    if (!before) return weeks;
    const options = task.options[week] ?? [];
    const prices = pricesBeside(task, weeks, week);
    p.budget.left -= options.length;
    const now = costOf(before, prices);
    const cheapest = cheapestOf(options, prices, p.random);
    if (!cheapest || costOf(cheapest, prices) >= now) unchanged++;
    else [weeks[week], unchanged] = [cheapest, 1];
  }
  return weeks;
}

function cheapestOf(options: readonly Partition[], prices: Prices, random: Random): Partition | undefined {
  let least = Infinity;
  let found: Partition[] = [];
  for (const option of options) {
    const cost = costOf(option, prices);
    if (cost < least) [least, found] = [cost, []];
    if (cost === least) found.push(option);
  }
  return found[Math.floor(random() * found.length)];
}

/** What meetings in this week add to the programme, when all the other weeks stay as they are. */
function pricesBeside({ past, options }: Task, weeks: readonly Partition[], week: number): Prices {
  const others = weeks.filter((_, at) => at !== week);
  const { met, odd } = others.length === 0 ? copyOf(past) : tallied(past, others);
  const first = new Map<number, number>();
  for (const [at, { pairs }] of weeks.entries()) {
    if (at !== week) for (const pair of pairs) if (!first.has(pair)) first.set(pair, at);
  }
  // Of two meetings the later is the repeat, whichever was there before.
  const repeatAt = (pair: number): number =>
    (past.met[pair] ?? 0) > 0 ? week : Math.max(week, first.get(pair) ?? week);
  return {
    pair: met.map((often, pair) => (often === 0 ? 0 : meetingCost(often) + lateCost(options.length - repeatAt(pair)))),
    odd: odd.map(oddCost),
  };
}
