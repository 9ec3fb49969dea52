import { fitsOf, type Fits } from './fit';
import { hoursOf, type Hours } from './hours';
import type { Kept, Person, Pool, Rules, Slot } from './pool';
import { addTo, emptySet, intersect, unite } from './sets';

/**
 * A pool as the search sees it. It places units: one person, or some who are kept together. Units are numbers, and so are
 * people: their place in the list. Every hard rule is a table.
 */
export interface Problem {
  readonly rules: Rules;
  readonly people: readonly Person[];
  readonly fits: Fits;
  readonly hours: Hours;
  /** groups that stand as they are; nobody of them is in a unit */
  readonly whole: readonly { readonly members: readonly number[]; readonly slot: Slot }[];
  /** the number of a person by their id */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly units: readonly Unit[];
  /** neither employers, nor competitors, nor a wish to be apart are in the way */
  readonly mayMeet: (unit: number, other: number) => boolean;
  /** the people of some units */
  readonly peopleOf: (units: readonly number[]) => readonly number[];
  /** the sum of the fits of a group of units */
  readonly fitOf: (units: readonly number[]) => number;
}

/** People who are placed together or not at all; mostly one. */
export interface Unit {
  readonly members: readonly number[];
  readonly nominated: number;
  /** the hours at which all of them are free in every week */
  readonly free: Uint32Array;
  /** the hours that can be told on the clock of one of them, or on one that suits every group */
  readonly told: Uint32Array;
  /** the languages that all of them speak; every bit where the rule does not hold */
  readonly languages: Uint32Array;
}

export function problemOf({ rules, competitors, people, kept = [] }: Pool): Problem {
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const placesOf = ({ members }: Kept): number[] => [...new Set(members)].flatMap((id) => placeOf.get(id) ?? []);
  const whole = kept.flatMap((one) => (one.whole ? [{ members: placesOf(one), slot: one.whole.slot }] : []));
  const standing = new Set(whole.flatMap(({ members }) => members));
  const bound = joined(kept.filter((one) => !one.whole).map(placesOf));
  const together = new Set(bound.flat());
  const single = people.flatMap((_, place) => (standing.has(place) || together.has(place) ? [] : [[place]]));
  const free = bound.map((places) => places.filter((place) => !standing.has(place)));
  const lists = [...single, ...free.filter(({ length }) => length > 0)];
  const hours = hoursOf(people, rules);
  const languages = languagesOf(people, rules);
  const quarrel = quarrelsIn({ rules, competitors, people });
  const units = lists.map((members) => unitOf(members, { people, hours, languages, quarrel }));
  const fits = fitsOf(people, rules);
  const isSingle = bound.length === 0;
  const mayMeet = (unit: number, other: number): boolean =>
    units[unit]?.members.every((one) => units[other]?.members.every((another) => !quarrel(one, another))) ?? false;
  const peopleOf = (some: readonly number[]): readonly number[] => some.flatMap((unit) => units[unit]?.members ?? []);
  const isPlain = isSingle && whole.length === 0;
  return {
    ...{ rules, people, fits, hours, whole, units, placeOf },
    mayMeet: isPlain ? (one, other) => !quarrel(one, other) : mayMeet,
    peopleOf: isPlain ? (some) => some : peopleOf,
    fitOf: isPlain ? fits.ofGroup : (some) => fits.ofGroup(peopleOf(some)),
  };
}

/** Lists that share somebody are one list. */
function joined(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  let apart: (readonly number[])[] = [];
  for (const list of lists) {
    const touching = apart.filter((one) => one.some((place) => list.includes(place)));
    apart = [...apart.filter((one) => !touching.includes(one)), [...new Set([...touching.flat(), ...list])]];
  }
  return apart.filter(({ length }) => length > 0);
}

function unitOf(
  members: readonly number[],
  pool: {
    people: readonly Person[];
    hours: Hours;
    languages: readonly Uint32Array[];
    quarrel: (one: number, other: number) => boolean;
  },
): Unit {
  const { people, hours, languages, quarrel } = pool;
  const [first = 0, ...others] = members;
  const own = (tables: readonly Uint32Array[], of: number): Uint32Array => tables[of] ?? emptySet(0);
  const unit = {
    members,
    nominated: members.filter((place) => people[place]?.nominated).length,
    free: own(hours.free, first).slice(),
    told: own(hours.told, first).slice(),
    languages: own(languages, first).slice(),
  };
  // People who may not meet, or share no language, have no hour together either.
  if (members.some((one) => members.some((other) => one < other && quarrel(one, other)))) unit.free.fill(0);
  for (const other of others) {
    intersect(unit.free, own(hours.free, other), unit.free);
    unite(unit.told, own(hours.told, other), unit.told);
    if (!intersect(unit.languages, own(languages, other), unit.languages)) unit.free.fill(0);
  }
  return unit;
}

/** Employers compare trimmed and case-blind. */
export const employerOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** Whether two people may not sit together. Most have no quarrel with anybody, and that is known at once. */
function quarrelsIn({ rules, competitors, people }: Pool): (one: number, other: number) => boolean {
  const numbers = new Map<string, number>([['', 0]]);
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const employers = Int32Array.from(people, ({ employer }) => (employer === null ? 0 : numberOf(employerOf(employer))));
  const rivals = new Map<number, Set<number>>();
  for (const list of competitors) {
    const names = list.map(employerOf).map(numberOf);
    for (const name of names) {
      const others = names.filter((other) => other !== name && other !== 0);
      if (name !== 0) rivals.set(name, new Set([...(rivals.get(name) ?? []), ...others]));
    }
  }
  const rivalsOf = people.map((_, place) => rivals.get(employers[place] ?? 0));
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const apart = people.map(() => new Set<number>());
  people.forEach((person, place) => {
    for (const other of person.apart.flatMap((id) => placeOf.get(id) ?? [])) {
      apart[place]?.add(other);
      apart[other]?.add(place);
    }
  });
  const apartFrom = apart.map((set) => (set.size > 0 ? set : undefined));
  const minds = Uint8Array.from(people, ({ colleaguesOk }) => Number(!colleaguesOk && !rules.allowSameEmployer));
  return (one, other) => {
    if (one === other) return true;
    if (apartFrom[one]?.has(other)) return true;
    const employer = employers[one] ?? 0;
    const theirs = employers[other] ?? 0;
    if (employer === 0 || theirs === 0) return false;
    if (employer === theirs) return minds[one] === 1 || minds[other] === 1;
    return rivalsOf[one]?.has(theirs) ?? false;
  };
}

function languagesOf(people: readonly Person[], { sharedLanguage }: Rules): Uint32Array[] {
  const all = sharedLanguage ? [...new Set(people.flatMap(({ languages }) => languages))] : [];
  const place = new Map(all.map((language, index) => [language, index]));
  return people.map(({ languages }) => {
    const set = emptySet(all.length);
    if (!sharedLanguage) return set.fill(-1);
    for (const language of languages) addTo(set, place.get(language) ?? 0);
    return set;
  });
}
