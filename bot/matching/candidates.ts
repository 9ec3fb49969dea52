import type { Work } from './effort';
import type { Problem } from './problem';
import { emptySet, intersect, unite } from './sets';

/** Groups that keep every hard rule. */

/** Sees one such group and the hours at which it can meet; both are only lent. Returns false to end the walk. */
export type See = (group: readonly number[], hours: Uint32Array) => boolean;

/**
 * Walks over every group that keeps the hard rules and is made of all of `having` and some of `among`, each once.
 * Returns whether it came to the end: nobody stopped it, and the work was not used up.
 */
export function eachGroup(
  problem: Problem,
  { having = [], among, work }: { having?: readonly number[]; among: readonly number[]; work: Work },
  see: See,
): boolean {
  const { rules, hours, compatible, languages } = problem;
  const depths = Array.from({ length: rules.maxSize + 1 }, () => ({
    free: emptySet(hours.hours.length),
    told: emptySet(hours.hours.length),
    language: new Uint32Array(languages[0]?.length ?? 1),
  }));
  const usable = emptySet(hours.hours.length);
  const group: number[] = [];
  depths[0]?.free.fill(-1);
  depths[0]?.language.fill(-1);

  /** False when this person cannot be added to the group. */
  function add(person: number): boolean {
    const [now, next] = [depths[group.length], depths[group.length + 1]];
    const [free, told, language] = [hours.free[person], hours.told[person], languages[person]];
    if (!now || !next || !free || !told || !language) return false;
    if (!intersect(now.free, free, next.free) || !intersect(now.language, language, next.language)) return false;
    unite(now.told, told, next.told);
    group.push(person);
    return true;
  }

  function seen(): boolean {
    const now = depths[group.length];
    if (!now || group.length < rules.minSize || !intersect(now.free, now.told, usable)) return true;
    return see(group, usable);
  }

  function extend(others: readonly number[]): boolean {
    if (group.length + others.length < rules.minSize || group.length >= rules.maxSize) return true;
    for (const [place, person] of others.entries()) {
      if (!work.goOn()) return false;
      if (!add(person)) continue;
      const row = compatible[person];
      const goesOn = seen() && extend(others.filter((other, at) => at > place && row?.[other] === 1));
      group.pop();
      if (!goesOn) return false;
    }
    return true;
  }

  for (const person of having) {
    if (group.some((member) => compatible[person]?.[member] !== 1) || !add(person)) return true;
  }
  const willing = among.filter((other) => having.every((member) => compatible[member]?.[other] === 1));
  return seen() && extend(willing);
}

/** Any group of all of `having` and some of `among`; undefined when there is none, or the work was used up before. */
export function someGroup(
  problem: Problem,
  wanted: { having: readonly number[]; among: readonly number[]; work: Work },
): readonly number[] | undefined {
  let found: readonly number[] | undefined;
  eachGroup(problem, wanted, (group) => {
    found = [...group];
    return false;
  });
  return found;
}

/** The hours at which just this group can meet; none when it breaks a rule. */
export function hoursFor(problem: Problem, group: readonly number[], work: Work): Uint32Array | undefined {
  let found: Uint32Array | undefined;
  eachGroup(problem, { having: group, among: [], work }, (_, hours) => {
    found = hours.slice();
    return false;
  });
  return found;
}
