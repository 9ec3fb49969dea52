import type { Work } from './effort';
import { partOf, type Part } from './part';
import type { Problem } from './problem';
import { emptySet, intersect, unite } from './sets';

/** Groups that keep every hard rule. */

/** Sees the first `count` of `group`, numbers of the part, in order; they are only lent. Returns false to end the walk. */
export type See = (group: Uint16Array, count: number) => boolean;

/** A part whose groups are walked over has at most so many units, because each is two bytes. */
export const mostUnits = 65_535;

/**
 * Walks over every group that keeps the hard rules, each once; or over those that hold the first unit of the part.
 * Returns whether it came to the end: nobody stopped it, and the work was not used up.
 */
export function eachGroup(part: Part, { ofFirst = false, work }: { ofFirst?: boolean; work: Work }, see: See): boolean {
  const { rules } = part.problem;
  const { heads, willing, free, told, languages } = part;
  const count = part.units.length;
  const depths = Array.from({ length: rules.maxSize + 1 }, () => ({
    others: emptySet(count),
    free: emptySet((free[0]?.length ?? 1) * 32),
    told: emptySet((free[0]?.length ?? 1) * 32),
    language: emptySet((languages[0]?.length ?? 1) * 32),
  }));
  const usable = emptySet((free[0]?.length ?? 1) * 32);
  const group = new Uint16Array(rules.maxSize + 1);

  /** Adds a unit to the first `depth` ones, sees them, and goes on with all who could come after it. */
  function add(unit: number, depth: number, people: number): boolean {
    const [now, next] = [depths[depth], depths[depth + 1]];
    const [itsFree, itsTold, its, meets] = [free[unit], told[unit], languages[unit], willing[unit]];
    const size = people + (heads[unit] ?? 0);
    if (!now || !next || !itsFree || !itsTold || !its || !meets || size > rules.maxSize) return true;
    if (!intersect(now.free, itsFree, next.free) || !intersect(now.language, its, next.language)) return true;
    unite(now.told, itsTold, next.told);
    group[depth] = unit;
    if (size >= rules.minSize && intersect(next.free, next.told, usable) && !see(group, depth + 1)) return false;
    if (size === rules.maxSize || !intersect(now.others, meets, next.others)) return true;
    return extend(unit, depth + 1, size);
  }

  function extend(after: number, depth: number, people: number): boolean {
    const others = depths[depth]?.others ?? emptySet(0);
    const from = (after + 1) >>> 5;
    for (let word = from; word < others.length; word++) {
      let left = (others[word] ?? 0) & (word === from ? -1 << ((after + 1) & 31) : -1);
      while (left !== 0) {
        const unit = word * 32 + 31 - Math.clz32(left & -left);
        left &= left - 1;
        if (!work.goOn() || !add(unit, depth, people)) return false;
      }
    }
    return true;
  }

  const start = depths[0];
  if (!start) return true;
  for (const set of [start.others, start.free, start.language]) set.fill(-1);
  for (let unit = 0; unit < (ofFirst ? 1 : count); unit++) if (!work.goOn() || !add(unit, 0, 0)) return false;
  return true;
}

/** The hours at which these units can meet; none when they break a rule. */
export function hoursFor({ units, rules, mayMeet }: Problem, group: readonly number[]): Uint32Array | undefined {
  const [first, ...others] = group.map((unit) => units[unit]);
  if (!first) return undefined;
  const hours = first.free.slice();
  const told = first.told.slice();
  const languages = first.languages.slice();
  let people = first.members.length;
  for (const { free, told: theirs, languages: spoken, members } of others.flatMap((unit) => unit ?? [])) {
    if (!intersect(hours, free, hours) || !intersect(languages, spoken, languages)) return undefined;
    unite(told, theirs, told);
    people += members.length;
  }
  if (people < rules.minSize || people > rules.maxSize || !intersect(hours, told, hours)) return undefined;
  const mayAll = group.every((one, place) => group.slice(place + 1).every((other) => mayMeet(one, other)));
  return mayAll ? hours : undefined;
}

/** Any group of this unit and some of `among`; undefined when there is none, or the work was used up before. */
export function someGroup(
  problem: Problem,
  { unit, among, work }: { unit: number; among: readonly number[]; work: Work },
): readonly number[] | undefined {
  const part = partOf(problem, [unit, ...among.filter((other) => other !== unit).slice(0, mostUnits - 1)]);
  let found: readonly number[] | undefined;
  eachGroup(part, { ofFirst: true, work }, (group, count) => {
    found = [...group.subarray(0, count)].map((place) => part.units[place] ?? 0);
    return false;
  });
  return found;
}
