import { hasHourInCommon } from './near';
import { shares } from './part';
import type { Problem } from './problem';
import { addTo, emptySet, has } from './sets';

/** What remains of a group when somebody goes, and who could come in their place. */

export interface Rest {
  readonly free: Uint32Array;
  readonly told: Uint32Array;
  readonly languages: Uint32Array;
}

/** Whether two units could sit together; everybody is asked about everybody once. */
export function willingness(problem: Problem, units: readonly number[]): (one: number, other: number) => boolean {
  const sets = problem.units.map(() => none);
  for (const unit of units) sets[unit] = emptySet(problem.units.length);
  units.forEach((unit, place) => {
    for (const other of units.slice(0, place)) {
      if (!shares(problem.units[unit]?.languages, problem.units[other]?.languages)) continue;
      if (!hasHourInCommon(problem, unit, other)) continue;
      addTo(sets[unit] ?? none, other);
      addTo(sets[other] ?? none, unit);
    }
  });
  return (one, other) => has(sets[one] ?? none, other);
}

const none = emptySet(0);

/** Whether a unit could join what remains of a group, as far as hours, clocks and languages decide it. */
export function meets({ free, told, languages }: Rest, own: Rest): boolean {
  let spoken = 0;
  for (let word = 0; word < languages.length; word++) spoken |= (languages[word] ?? 0) & (own.languages[word] ?? 0);
  if (spoken === 0) return false;
  for (let word = 0; word < free.length; word++) {
    const both = (free[word] ?? 0) & (own.free[word] ?? 0);
    if (both !== 0 && (both & ((told[word] ?? 0) | (own.told[word] ?? 0))) !== 0) return true;
  }
  return false;
}

/** Whether these can meet at some hour that one of them can tell. */
export const restIsSound = (problem: Problem, members: readonly number[]): boolean => {
  const [rest] = restsOf(problem, members).slice(-1);
  return rest?.free.some((word, index) => (word & (rest.told[index] ?? 0)) !== 0) ?? false;
};

/** For each place what remains without it, and at last all of the group. */
export function restsOf({ units }: Problem, members: readonly number[]): readonly Rest[] {
  const width = { free: units[0]?.free.length ?? 1, languages: units[0]?.languages.length ?? 1 };
  return [...members, -1].map((gone) => {
    const rest = {
      free: emptySet(width.free * 32).fill(-1),
      told: emptySet(width.free * 32),
      languages: emptySet(width.languages * 32).fill(-1),
    };
    for (const member of members) {
      const unit = units[member];
      if (member === gone || !unit) continue;
      for (let word = 0; word < width.free; word++) {
        rest.free[word] = (rest.free[word] ?? 0) & (unit.free[word] ?? 0);
        rest.told[word] = (rest.told[word] ?? 0) | (unit.told[word] ?? 0);
      }
      for (let word = 0; word < width.languages; word++) {
        rest.languages[word] = (rest.languages[word] ?? 0) & (unit.languages[word] ?? 0);
      }
    }
    return rest;
  });
}
