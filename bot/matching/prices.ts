import type { Random } from '../common/random';
import type { Columns } from './columns';
import type { Work } from './effort';

/** Something of which the groups of the best choices are known to have just so much together, like heads. */
export interface Cap {
  /** of each group */
  readonly of: Uint8Array;
  readonly ofUnit: Uint8Array;
  readonly most: number;
}

/** What groups are chosen by: the sum of their worth. */
export interface Aim {
  readonly worth: Float64Array;
  readonly units: number;
  readonly caps: readonly Cap[];
}

/**
 * A price for each unit, and one for each cap, so that no group is worth more than it costs: the dual of choosing groups, solved
 * as a linear programme. No choice of groups that share nobody is worth more than everything there is costs.
 */
export interface Prices {
  /** first the units, then the caps */
  readonly of: Float64Array;
  readonly bound: number;
  /** the groups that had to be looked at: a good beginning for other caps */
  readonly tried: readonly number[];
}

/** What differs by less is the same: rounding in sums of some thousand numbers. */
const tolerance = 1e-7;
/** Each unit may be had a little more than once, by chance: equal steps would go round in circles. */
const nudge = 1e-5;
/** how many of the groups that promise most are tried before all are looked through again */
const promising = 40;

/** Finds them by the simplex method, over few groups at first and then whatever others prove to be worth more than they cost. */
export function pricesFor(
  columns: Columns,
  aim: Aim,
  { known, random, work }: { known: readonly number[]; random: Random; work: Work },
): Prices | undefined {
  const active = new Set<number>(known);
  const simplex = simplexOf(columns, aim, random);
  if (!simplex.optimise(known, work)) return undefined;
  for (;;) {
    if (!work.goOn(columns.count / 4)) return undefined;
    const before = active.size;
    for (const column of dearest(columns, aim, { prices: simplex.prices, each: before === 0 ? 8 : 3 })) {
      active.add(column);
    }
    if (active.size === before) break;
    if (!simplex.optimise([...active], work)) return undefined;
  }
  const of = simplex.prices.map((price) => Math.max(0, price));
  raise(columns, aim, of);
  const bound = of.reduce((sum, price, row) => sum + price * (aim.caps[row - aim.units]?.most ?? 1), 0);
  return { of, bound, tried: [...active] };
}

/** How much less a group is worth than it costs. */
export function lossOf({ members, stride, sizes }: Columns, aim: Aim, column: number, prices: Float64Array): number {
  const start = column * stride;
  const end = start + (sizes[column] ?? 0);
  let sum = -(aim.worth[column] ?? 0);
  for (let at = start; at < end; at++) sum += prices[members[at] ?? 0] ?? 0;
  for (let cap = 0; cap < aim.caps.length; cap++) {
    sum += (prices[aim.units + cap] ?? 0) * (aim.caps[cap]?.of[column] ?? 0);
  }
  return sum;
}

/** The groups that are worth most beyond their prices: for each unit up to `each` that hold it. */
function dearest(columns: Columns, aim: Aim, { prices, each }: { prices: Float64Array; each: number }): Set<number> {
  const { count, members, stride, sizes } = columns;
  const gains = new Float64Array(aim.units * each).fill(tolerance);
  const holders = new Int32Array(aim.units * each).fill(-1);
  for (let column = 0; column < count; column++) {
    const gain = -lossOf(columns, aim, column, prices);
    if (gain <= tolerance) continue;
    const start = column * stride;
    for (let at = start; at < start + (sizes[column] ?? 0); at++) {
      const first = (members[at] ?? 0) * each;
      let place = first + each - 1;
      if (gain <= (gains[place] ?? 0)) continue;
      for (; place > first && gain > (gains[place - 1] ?? 0); place--) {
        gains[place] = gains[place - 1] ?? 0;
        holders[place] = holders[place - 1] ?? -1;
      }
      gains[place] = gain;
      holders[place] = column;
    }
  }
  return new Set(holders.filter((column) => column >= 0));
}

/** Makes the prices cover every group truly, whatever rounding there was. */
function raise(columns: Columns, aim: Aim, prices: Float64Array): void {
  for (let column = 0; column < columns.count; column++) {
    const lacking = -lossOf(columns, aim, column, prices);
    if (lacking <= 0) continue;
    const unit = columns.members[column * columns.stride] ?? 0;
    prices[unit] = (prices[unit] ?? 0) + lacking;
  }
}

/** The primal simplex method with the inverse of its basis kept whole; it begins with nobody in a group. */
function simplexOf(columns: Columns, aim: Aim, random: Random) {
  const { members, stride, sizes } = columns;
  const { units, caps } = aim;
  const rows = units + caps.length;
  // Row after row of what one unit adds, so that a group's direction is a sum of stretches that lie together.
  const inverse = new Float64Array(rows * rows);
  for (let row = 0; row < rows; row++) inverse[row * rows + row] = 1;
  const levels = Float64Array.from({ length: rows }, (_, row) => (caps[row - units]?.most ?? 1) + nudge * random());
  const prices = new Float64Array(rows);
  const direction = new Float64Array(rows);

  function towards(row: number, times: number): void {
    const from = row * rows;
    for (let at = 0; at < rows; at++) direction[at] = (direction[at] ?? 0) + times * (inverse[from + at] ?? 0);
  }

  /** The row whose level is used up first, when we go on in this direction. */
  function leaving(): number {
    let found = -1;
    let least = Infinity;
    for (let row = 0; row < rows; row++) {
      const slope = direction[row] ?? 0;
      if (slope <= 1e-9) continue;
      const ratio = (levels[row] ?? 0) / slope;
      if (ratio >= least) continue;
      least = ratio;
      found = row;
    }
    return found;
  }

  /** Goes on in the direction that was set, as far as can be; each part of the way gains so much. False when it cannot. */
  function goOn(gain: number): boolean {
    const row = leaving();
    if (row < 0) return false;
    const pivot = direction[row] ?? 1;
    const level = (levels[row] ?? 0) / pivot;
    for (let at = 0; at < rows; at++) levels[at] = Math.max(0, (levels[at] ?? 0) - level * (direction[at] ?? 0));
    levels[row] = level;
    direction[row] = 0;
    for (let unit = 0; unit < rows; unit++) {
      const from = unit * rows;
      const share = (inverse[from + row] ?? 0) / pivot;
      if (share === 0) continue;
      for (let at = 0; at < rows; at++) inverse[from + at] = (inverse[from + at] ?? 0) - share * (direction[at] ?? 0);
      inverse[from + row] = share;
      prices[unit] = (prices[unit] ?? 0) + gain * share;
    }
    return true;
  }

  function takeGroup(column: number): boolean {
    const gain = -lossOf(columns, aim, column, prices);
    if (gain <= tolerance) return false;
    direction.fill(0);
    for (let at = column * stride; at < column * stride + (sizes[column] ?? 0); at++) towards(members[at] ?? 0, 1);
    caps.forEach(({ of }, cap) => towards(units + cap, of[column] ?? 0));
    return goOn(gain);
  }

  /** A price below nothing says that less of it should be used. */
  function leaveUnused(row: number): boolean {
    const gain = -(prices[row] ?? 0);
    if (gain <= tolerance) return false;
    direction.fill(0);
    towards(row, 1);
    return goOn(gain);
  }

  /** As good as can be with these groups; false when the work was used up before. */
  function optimise(active: readonly number[], work: Work): boolean {
    for (;;) {
      const gains = active
        .map((column) => ({ column, gain: -lossOf(columns, aim, column, prices) }))
        .filter(({ gain }) => gain > tolerance)
        .sort((one, other) => other.gain - one.gain)
        .slice(0, promising);
      const below = [...prices.keys()].filter((row) => (prices[row] ?? 0) < -tolerance);
      if (gains.length === 0 && below.length === 0) return true;
      if (!work.goOn(active.length + (gains.length * rows * rows) / 8)) return false;
      let hasMoved = false;
      for (const row of below) if (leaveUnused(row)) hasMoved = true;
      for (const { column } of gains) if (takeGroup(column)) hasMoved = true;
      // Rounding has used up every direction: the prices are raised to cover what is left.
      if (!hasMoved) return true;
    }
  }

  return { prices, optimise };
}
