import { eachGroup } from './candidates';
import type { Work } from './effort';
import type { Part } from './part';

/** Many groups to choose from, kept as plain rows of numbers: a hundred bytes each as objects would be too many. */
export interface Columns {
  readonly count: number;
  /** of each group its units, numbers of the part; `stride` places are kept for each */
  readonly members: Uint16Array;
  readonly stride: number;
  /** how many units each has */
  readonly sizes: Uint8Array;
  readonly heads: Uint8Array;
  readonly nominated: Uint8Array;
  /** the sums of their fits */
  readonly fits: Float64Array;
}

/** Rows that grow as groups are written down. */
function rowsFor(part: Part): { write: (group: ArrayLike<number>, size: number) => void; columns: () => Columns } {
  const stride = part.problem.rules.maxSize;
  let room = 4_096;
  let members = new Uint16Array(room * stride);
  let sizes = new Uint8Array(room);
  let fits = new Float64Array(room);
  let count = 0;
  const units: number[] = [];
  const summed = (of: Uint8Array): Uint8Array => {
    const sums = new Uint8Array(count);
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let place = 0; place < (sizes[column] ?? 0); place++) sum += of[members[column * stride + place] ?? 0] ?? 0;
      sums[column] = sum;
    }
    return sums;
  };
  return {
    write(group, size) {
      if (count === room) {
        room *= 2;
        members = grown(members, new Uint16Array(room * stride));
        sizes = grown(sizes, new Uint8Array(room));
        fits = grown(fits, new Float64Array(room));
      }
      units.length = size;
      for (let place = 0; place < size; place++) {
        members[count * stride + place] = group[place] ?? 0;
        units[place] = part.units[group[place] ?? 0] ?? 0;
      }
      sizes[count] = size;
      fits[count] = part.problem.fitOf(units);
      count++;
    },
    columns: () => ({
      ...{ count, members, stride, sizes, fits },
      heads: summed(part.heads),
      nominated: summed(part.nominated),
    }),
  };
}

/** Every group of a part; undefined when there are more than `most`, or the work was used up. */
export function columnsOf(part: Part, { most, work }: { most: number; work: Work }): Columns | undefined {
  const rows = rowsFor(part);
  let count = 0;
  const wasSeen = eachGroup(part, { work }, (group, size) => {
    if (count === most || !work.goOn(fitSteps)) return false;
    rows.write(group, size);
    count++;
    return true;
  });
  return wasSeen ? rows.columns() : undefined;
}

/** Some groups of a part that were found elsewhere, by the numbers of their units in the problem. */
export function columnsFrom(part: Part, groups: Iterable<readonly number[]>): Columns {
  const placeOf = new Map(part.units.map((unit, place) => [unit, place]));
  const rows = rowsFor(part);
  for (const group of groups) {
    const places = group.flatMap((unit) => placeOf.get(unit) ?? []);
    rows.write(places, places.length);
  }
  return rows.columns();
}

/** Knowing what a group is worth takes as long as a few steps of looking for it. */
const fitSteps = 5;

function grown<A extends Uint8Array | Uint16Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** The units of a group, as numbers of the problem. */
export const groupAt = (part: Part, { members, stride, sizes }: Columns, column: number): readonly number[] =>
  Array.from(
    members.subarray(column * stride, column * stride + (sizes[column] ?? 0)),
    (place) => part.units[place] ?? 0,
  );
