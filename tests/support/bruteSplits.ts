/**
 * The fewest repeated meetings a programme of smaller groups can have, by trying them all: written apart from the rotation, and
 * as plainly as can be, so that one does not share the other's faults.
 */

type Met = ReadonlyMap<string, number>;
type Parts = readonly (readonly string[])[];

/** Every way to give each person the number of a part, where parts of one size are not told apart. */
export function waysToPart(people: readonly string[], sizes: readonly number[]): Parts[] {
  const ways = new Map<string, Parts>();
  const deal = (at: number, parts: string[][]): void => {
    const who = people[at];
    if (who === undefined) {
      const sorted = parts.map((part) => [...part].sort()).sort((one, other) => (one.join() < other.join() ? -1 : 1));
      ways.set(JSON.stringify(sorted), sorted);
      return;
    }
    for (const [number, size] of sizes.entries()) {
      const part = parts[number] ?? [];
      if (part.length >= size) continue;
      deal(
        at + 1,
        parts.map((each, index) => (index === number ? [...each, who] : each)),
      );
    }
  };
  deal(
    0,
    sizes.map(() => []),
  );
  return [...ways.values()];
}

export const meetingsIn = (parts: Parts): string[] =>
  parts.flatMap((part) =>
    [...part].sort().flatMap((one, at, sorted) => sorted.slice(at + 1).map((other) => `${one} ${other}`)),
  );

export function metAfter(met: Met, parts: Parts): Map<string, number> {
  const after = new Map(met);
  for (const meeting of meetingsIn(parts)) after.set(meeting, (after.get(meeting) ?? 0) + 1);
  return after;
}

/** The fewest repeats in so many weeks after what has been; `first`: the only ways there are in the first of them. */
export function fewestRepeats(
  ways: readonly Parts[],
  { weeks, met = new Map(), first = ways }: { weeks: number; met?: Met; first?: readonly Parts[] },
): number {
  let fewest = Infinity;
  const live = (week: number, known: Met, repeats: number): void => {
    if (repeats >= fewest) return;
    if (week === weeks) {
      fewest = repeats;
      return;
    }
    for (const parts of week === 0 ? first : ways) {
      const again = meetingsIn(parts).filter((meeting) => known.has(meeting)).length;
      live(week + 1, metAfter(known, parts), repeats + again);
    }
  };
  live(0, met, 0);
  return fewest;
}
