import type { Columns } from './columns';
import type { Work } from './effort';
import { lossOf, type Aim, type Prices } from './prices';

/** The groups that lose least, of many: only few can be part of a choice that is nearly worth the bound. */
export interface Few {
  /** numbers of the columns, those that lose least first */
  readonly columns: Int32Array;
  readonly losses: Float64Array;
  /** of each its units, as bits of some words */
  readonly masks: Uint32Array;
  readonly words: number;
  /** every group that loses less is among them */
  readonly below: number;
}

export interface Packed {
  /** numbers of the columns; undefined when nothing that loses less than the limit was found */
  readonly chosen: readonly number[] | undefined;
  /** every choice that loses less than the limit was looked at */
  readonly isWhole: boolean;
}

/** Beyond this many remembered situations memory would grow for little. */
const mostRemembered = 500_000;

/**
 * Looks for the choice that loses least against the bound of the prices, among those that lose less than `limit` and use the caps
 * up. Whatever is chosen adds its own loss, and leaving a unit out loses its price; so most branches end soon. Like exact
 * cover: the unit with the fewest groups left is asked first.
 */
export function pack(
  columns: Columns,
  aim: Aim,
  { few, prices, ...ask }: { few: Few; prices: Float64Array; limit: number; work: Work },
): Packed {
  const { losses, masks, words } = few;
  const { members, stride, sizes } = columns;
  const { units, caps } = aim;
  /** how much of each cap may still be left out */
  const spare = caps.map(({ ofUnit, most }) => ofUnit.reduce((sum, own) => sum + own, 0) - most);
  const mayLeave = (unit: number): boolean => caps.every(({ ofUnit }, cap) => (ofUnit[unit] ?? 0) <= (spare[cap] ?? 0));
  const leave = (unit: number, times: 1 | -1): void =>
    caps.forEach(({ ofUnit }, cap) => (spare[cap] = (spare[cap] ?? 0) - times * (ofUnit[unit] ?? 0)));
  const remembered = new Map<string, number>();
  const stack: number[] = [];
  const counts = new Int32Array(units);
  const shares = new Float64Array(units);
  let limit = ask.limit;
  let chosen: readonly number[] | undefined;

  /** What those who are open lose at least, and who of them has the fewest groups. */
  function outlook(open: Uint32Array, available: Int32Array): { least: number; next: number } {
    counts.fill(0);
    shares.fill(Infinity);
    for (const at of available) {
      const column = few.columns[at] ?? 0;
      const size = sizes[column] ?? 1;
      const share = (losses[at] ?? 0) / size;
      for (let place = column * stride; place < column * stride + size; place++) {
        const unit = members[place] ?? 0;
        counts[unit] = (counts[unit] ?? 0) + 1;
        if (share < (shares[unit] ?? 0)) shares[unit] = share;
      }
    }
    let least = 0;
    let next = -1;
    for (let unit = 0; unit < units; unit++) {
      if ((((open[unit >>> 5] ?? 0) >>> (unit & 31)) & 1) === 0) continue;
      least += mayLeave(unit) ? Math.min(shares[unit] ?? 0, prices[unit] ?? 0) : (shares[unit] ?? 0);
      if (next < 0 || (counts[unit] ?? 0) < (counts[next] ?? 0)) next = unit;
    }
    return { least, next };
  }

  function visit(open: Uint32Array, available: Int32Array, lost: number): void {
    if (!ask.work.goOn(1 + available.length)) return;
    // The same units were left before, and no more had been lost.
    const situation = `${open.join()} ${spare.join()}`;
    if ((remembered.get(situation) ?? Infinity) <= lost) return;
    if (remembered.size < mostRemembered) remembered.set(situation, lost);
    const { least, next } = outlook(open, available);
    if (lost + least >= limit) return;
    if (next < 0) {
      limit = lost;
      chosen = [...stack];
      return;
    }
    const [word, bit] = [next >>> 5, 1 << (next & 31)];
    for (const at of available.filter((one) => ((masks[one * words + word] ?? 0) & bit) !== 0)) {
      const sum = lost + (losses[at] ?? 0);
      if (sum >= limit) break;
      const left = open.map((bits, index) => bits & ~(masks[at * words + index] ?? 0));
      stack.push(few.columns[at] ?? 0);
      visit(left, within(few, available, { left, most: limit - sum }), sum);
      stack.pop();
      if (ask.work.isOver()) return;
    }
    const alone = lost + (prices[next] ?? 0);
    if (alone >= limit || !mayLeave(next)) return;
    const left = open.slice();
    left[word] = (left[word] ?? 0) & ~bit;
    leave(next, 1);
    visit(left, within(few, available, { left, most: limit - alone }), alone);
    leave(next, -1);
  }

  const everybody = new Uint32Array(words);
  for (let unit = 0; unit < units; unit++) everybody[unit >>> 5] = (everybody[unit >>> 5] ?? 0) | (1 << (unit & 31));
  const start = few.losses.findIndex((loss) => loss >= limit);
  visit(
    everybody,
    Int32Array.from({ length: start < 0 ? losses.length : start }, (_, at) => at),
    0,
  );
  return { chosen, isWhole: !ask.work.isOver() && ask.limit <= few.below };
}

/** Those that still can be chosen. */
function within(
  { losses, masks, words }: Few,
  available: Int32Array,
  { left, most }: { left: Uint32Array; most: number },
): Int32Array {
  return available.filter((at) => {
    if ((losses[at] ?? 0) >= most) return false;
    for (let word = 0; word < words; word++) {
      if (((masks[at * words + word] ?? 0) & ~(left[word] ?? 0)) !== 0) return false;
    }
    return true;
  });
}

/** The groups that lose less than `limit`, or the `most` of them that lose least. */
export function fewOf(
  columns: Columns,
  aim: Aim,
  { prices, limit, most }: { prices: Prices; limit: number; most: number },
): Few {
  const lost = new Float64Array(columns.count);
  const found: number[] = [];
  for (let column = 0; column < columns.count; column++) {
    const loss = Math.max(0, lossOf(columns, aim, column, prices.of));
    lost[column] = loss;
    if (loss < limit) found.push(column);
  }
  found.sort((one, other) => (lost[one] ?? 0) - (lost[other] ?? 0));
  const kept = found.slice(0, most);
  const words = Math.ceil(aim.units / 32);
  const masks = new Uint32Array(kept.length * words);
  kept.forEach((column, at) => {
    for (let place = 0; place < (columns.sizes[column] ?? 0); place++) {
      const unit = columns.members[column * columns.stride + place] ?? 0;
      const word = at * words + (unit >>> 5);
      masks[word] = (masks[word] ?? 0) | (1 << (unit & 31));
    }
  });
  const losses = Float64Array.from(kept, (column) => lost[column] ?? 0);
  const below = kept.length < found.length ? (losses.at(-1) ?? 0) : limit;
  return { columns: Int32Array.from(kept), losses, masks, words, below };
}
