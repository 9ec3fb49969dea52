import { fitsOf, type Fits } from './fit';
import { hoursOf, type Hours } from './hours';
import type { Person, Pool, Rules } from './pool';
import { addTo, emptySet } from './sets';

/** A pool as the search sees it: people are numbers, and every hard rule is a table. */
export interface Problem {
  readonly rules: Rules;
  readonly people: readonly Person[];
  readonly hours: Hours;
  readonly fits: Fits;
  /** one list of flags for each person: may sit with whom */
  readonly compatible: readonly Uint8Array[];
  /** the languages of each person, as a set of bits; all bits where the rule does not hold */
  readonly languages: readonly Uint32Array[];
}

export function problemOf({ rules, competitors, people }: Pool): Problem {
  return {
    rules,
    people,
    hours: hoursOf(people, rules),
    fits: fitsOf(people, rules),
    compatible: compatibleIn({ rules, competitors, people }),
    languages: languagesOf(people, rules),
  };
}

/** Employers compare trimmed and case-blind. */
export const employerOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();

function compatibleIn({ rules, competitors, people }: Pool): Uint8Array[] {
  const employers = people.map(({ employer }) => (employer === null ? '' : employerOf(employer)));
  const rivals = new Map<string, Set<string>>();
  for (const list of competitors) {
    const names = list.map(employerOf).filter((name) => name !== '');
    for (const name of names) {
      const others = rivals.get(name) ?? new Set();
      for (const other of names) if (other !== name) others.add(other);
      rivals.set(name, others);
    }
  }
  const apart = people.map((person) => new Set(person.apart));
  const mayMeet = (one: number, other: number): boolean => {
    const [a, b] = [people[one], people[other]];
    if (!a || !b || one === other) return false;
    if (apart[one]?.has(b.id) || apart[other]?.has(a.id)) return false;
    const [employer = '', theirs = ''] = [employers[one], employers[other]];
    if (rivals.get(employer)?.has(theirs)) return false;
    if (employer === '' || employer !== theirs || rules.allowSameEmployer) return true;
    return a.colleaguesOk && b.colleaguesOk;
  };
  return people.map((_, one) => Uint8Array.from(people, (__, other) => Number(mayMeet(one, other))));
}

function languagesOf(people: readonly Person[], { sharedLanguage }: Rules): Uint32Array[] {
  const all = [...new Set(people.flatMap(({ languages }) => languages))];
  const place = new Map(all.map((language, index) => [language, index]));
  return people.map(({ languages }) => {
    const set = emptySet(all.length);
    if (!sharedLanguage) return set.fill(-1);
    for (const language of languages) addTo(set, place.get(language) ?? 0);
    return set;
  });
}
