/** All ways to put people into parts of given sizes. People are numbers here, and two of them a number: `one * people + other`. */

export interface Partition {
  readonly parts: readonly (readonly number[])[];
  /** who meets whom in it; the first of two is the smaller number */
  readonly pairs: readonly number[];
  /** who sits in a part of another size than was asked for, where parts differ in size */
  readonly odd: readonly number[];
}

export const pairOf = (one: number, other: number, people: number): number =>
  one < other ? one * people + other : other * people + one;

/** Each of them once; those of them come first in which the first people sit together. */
export function partitionsOf(
  present: readonly number[],
  { sizes, asked, people }: { sizes: readonly number[]; asked: number; people: number },
): Partition[] {
  const found: Partition[] = [];
  const uneven = new Set(sizes).size > 1;
  const left = new Map<number, number>();
  for (const size of sizes) left.set(size, (left.get(size) ?? 0) + 1);

  /** The first who has no part yet gets one, of each size that is left and with everybody it could be. */
  function fill(parts: readonly (readonly number[])[], rest: readonly number[]): void {
    const [first, ...others] = rest;
    if (first === undefined) {
      found.push(partitionFrom(parts, { odd: uneven ? asked : null, people }));
      return;
    }
    for (const [size, many] of left) {
      if (many === 0) continue;
      left.set(size, many - 1);
      for (const company of choices(others, size - 1)) {
        const taken = new Set(company);
        fill(
          [...parts, [first, ...company]],
          others.filter((other) => !taken.has(other)),
        );
      }
      left.set(size, many);
    }
  }
  fill([], present);
  return found;
}

/** `odd`: the size that is not odd; null: none is. */
export function partitionFrom(
  parts: readonly (readonly number[])[],
  { odd, people }: { odd: number | null; people: number },
): Partition {
  return {
    parts,
    pairs: parts.flatMap((part) => pairsIn(part, people)),
    odd: parts.flatMap((part) => (odd === null || part.length === odd ? [] : part)),
  };
}

export const pairsIn = (part: readonly number[], people: number): number[] =>
  part.flatMap((one, at) => part.slice(at + 1).map((other) => pairOf(one, other, people)));

function choices(from: readonly number[], many: number): number[][] {
  if (many === 0) return [[]];
  return from.flatMap((first, at) => choices(from.slice(at + 1), many - 1).map((rest) => [first, ...rest]));
}
