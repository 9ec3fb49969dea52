import type { Random } from '../common/random';
import { columnsOf, groupAt, type Columns } from './columns';
import type { Work } from './effort';
import { fewOf, pack } from './packing';
import type { Part } from './part';
import type { Proof } from './pool';
import { pricesFor, type Aim, type Prices } from './prices';
import { sameFit, scoreOf, type Groups, type Score } from './worth';

/** What was found for a part. */
export interface Solved {
  /** undefined: nothing better than before was found */
  readonly groups: Groups | undefined;
  readonly proof: Proof;
  /** the groups that mattered: a good choice of all has others of them, if not only these */
  readonly tried: Groups;
}

/** Of the groups that lose least, so many are tried against each other. */
const mostTried = 300_000;
/** Choices that lose less are looked for first; then twice as much, and again. */
const firstLimit = 0.01;

interface Ask {
  /** what is had already */
  readonly before: Groups;
  readonly random: Random;
  readonly work: Work;
}

/**
 * The best groups of a part: all groups that keep the rules are written down, and the best of them chosen.
 * Undefined when there are more than `mostColumns` groups, or the work was used up before anything was known.
 */
export function solve(part: Part, { mostColumns, ...ask }: Ask & { mostColumns: number }): Solved | undefined {
  const columns = columnsOf(part, { most: mostColumns, work: ask.work });
  return columns && choose(part, columns, ask);
}

/**
 * The best choice of some groups: a linear programme says what it is worth at most, and the choices that are nearly worth
 * that are tried, beginning with the nearest. What is proved holds for these groups. Undefined when the work was used up.
 */
export function choose(part: Part, columns: Columns, ask: Ask): Solved | undefined {
  const { before, work } = ask;
  const had = scoreOf(part.problem, before);
  const units = sumOf(part.heads) + 1;
  const worth = worthOf(columns, units);
  const most = { heads: sumOf(part.heads), nominated: sumOf(part.nominated) };
  let known: readonly number[] = [];
  for (;;) {
    const aim: Aim = {
      worth,
      units: part.units.length,
      caps: [
        { of: columns.heads, ofUnit: part.heads, most: most.heads },
        { of: columns.nominated, ofUnit: part.nominated, most: most.nominated },
      ],
    };
    const prices = pricesFor(columns, aim, { known, ...ask });
    if (!prices) return undefined;
    known = prices.tried;
    const tried = known.map((column) => groupAt(part, columns, column));
    const bound = prices.bound - most.heads * units * units;
    const nominated = Math.floor((bound + rounding) / units);
    const fit = bound - most.nominated * units;
    if (bound < -rounding) {
      // Heads are whole: a bound of eighteen and a half says that eighteen have a place. With a cap on who is nominated it says less.
      const isOpen = most.nominated === sumOf(part.nominated);
      const heads = isOpen ? Math.floor((prices.bound + rounding) / (units * units)) : most.heads - 1;
      Object.assign(most, { heads, nominated: sumOf(part.nominated) });
    } else if (nominated < most.nominated) {
      most.nominated = nominated;
    } else {
      const isMost = had.placed === most.heads && had.nominated === most.nominated;
      const found = nearest(columns, aim, { prices, gap: isMost ? fit - had.fit : fit + sameFit, work });
      const fitBound = fit - found.loss;
      if (found.chosen) {
        const groups = found.chosen.map((column) => groupAt(part, columns, column));
        const best = found.isWhole;
        const proof = { mostPlaced: true, best, fitBound: best ? scoreOf(part.problem, groups).fit : fitBound };
        return { groups, proof, tried };
      }
      if (isMost) {
        const proof = { mostPlaced: true, best: found.isWhole, fitBound: found.isWhole ? had.fit : fitBound };
        return { groups: undefined, proof, tried };
      }
      if (!found.isWhole) return { groups: undefined, proof: nothingProved(had), tried };
      // Nobody can have it so: one fewer who is nominated, or one fewer at all.
      if (most.nominated > 0) most.nominated--;
      else Object.assign(most, { heads: most.heads - 1, nominated: sumOf(part.nominated) });
    }
  }
}

const sumOf = (numbers: Uint8Array): number => numbers.reduce((sum, one) => sum + one, 0);

/** People outweigh everything, nominated ones the fits. `units` is more than all fits together, and more than all who are nominated. */
const worthOf = ({ count, heads, nominated, fits }: Columns, units: number): Float64Array =>
  Float64Array.from(
    { length: count },
    (_, column) => ((heads[column] ?? 0) * units + (nominated[column] ?? 0)) * units + (fits[column] ?? 0),
  );

/** A worth is a sum of some hundred thousand with many small ones: so much may be rounding. */
const rounding = 1e-5;

/** The choice that loses least, looked for in widening rounds; `loss` is what any choice loses at least. */
function nearest(
  columns: Columns,
  aim: Aim,
  { prices, gap, work }: { prices: Prices; gap: number; work: Work },
): { chosen?: readonly number[] | undefined; isWhole: boolean; loss: number } {
  const few = fewOf(columns, aim, { prices, limit: gap, most: mostTried });
  let loss = 0;
  for (let limit = Math.min(firstLimit, gap); ; limit = Math.min(limit * 2, gap)) {
    const { chosen, isWhole } = pack(columns, aim, { few, prices: prices.of, limit, work });
    if (chosen || !isWhole) return { chosen, isWhole, loss };
    loss = limit;
    if (limit >= gap) return { isWhole: true, loss };
  }
}

/** Fits are one at most, and that is all that is known. */
export const nothingProved = (score: Pick<Score, 'placed'>): Proof => ({
  mostPlaced: false,
  best: false,
  fitBound: score.placed,
});
