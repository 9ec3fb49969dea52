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
  // There are some thousands of them: what is being put together is kept in place.
  const parts: (readonly number[])[] = [];
  const pairs: number[] = [];
  const seated = new Set<number>();

  /** The first who has no part yet gets one, of each size that is left and with everybody it could be. */
  function fill(): void {
    const first = present.find((who) => !seated.has(who));
    if (first === undefined) {
      const odd = uneven ? parts.filter((part) => part.length !== asked).flat() : [];
      found.push({ parts: [...parts], pairs: [...pairs], odd });
      return;
    }
    for (const [size, many] of left) {
      if (many === 0) continue;
      left.set(size, many - 1);
      complete([first], size, present.indexOf(first) + 1);
      left.set(size, many);
    }
  }

  /** Adds to a part whoever has none, from this place on. */
  function complete(part: readonly number[], size: number, from: number): void {
    if (part.length < size) {
      for (let at = from; at < present.length; at++) {
        const who = present[at];
        if (who !== undefined && !seated.has(who)) complete([...part, who], size, at + 1);
      }
      return;
    }
    const before = pairs.length;
    parts.push(part);
    pairs.push(...pairsIn(part, people));
    for (const who of part) seated.add(who);
    fill();
    for (const who of part) seated.delete(who);
    pairs.length = before;
    parts.pop();
  }

  fill();
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
