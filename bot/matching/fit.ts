import type { Person, Rules } from './pool';
import { bitsIn } from './sets';

/** What each part of a fit weighs, beside the others that apply to the same person. */
export const weights = { skills: 35, seniority: 20, diversity: 15, wishes: 15, notAlone: 10, size: 5 } as const;

/** People are numbers here: their place in the list. A group is a list of such places. */
export interface Fits {
  /** 0 to 1: the weighted mean of the parts that apply to this member */
  readonly ofMember: (member: number, group: readonly number[]) => number;
  /** the sum over its members */
  readonly ofGroup: (group: readonly number[]) => number;
}

/** Years of experience count in bands: under 5, under 10, under 20, 20 and more. */
export const bandOf = (years: number): number => [5, 10, 20].filter((from) => years >= from).length;
/** By how many bands two people are apart. */
const nearness = [1, 0.5, 0, 0];

/** What one person brings is kept as a few numbers, because a search asks for fits millions of times. */
export function fitsOf(people: readonly Person[], { preferred: [from, to] }: Pick<Rules, 'preferred'>): Fits {
  const skills = wordsOf(
    people,
    (one) => one.wants,
    (one) => one.offers,
  );
  const notAlone = wordsOf(
    people,
    (one) => one.notAlone,
    (one) => one.notAlone,
  );
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const wishes = people.map(({ id, together }) => {
    const ids = [...new Set(together)].filter((other) => other !== id);
    return { count: ids.length, places: ids.flatMap((other) => placeOf.get(other) ?? []) };
  });
  const bands = Int8Array.from(people, ({ years }) => (years === null ? -1 : bandOf(years)));
  const backgrounds = numbered(people.map(({ background }) => background));

  function ofMember(member: number, group: readonly number[]): number {
    const band = bands[member] ?? -1;
    const background = backgrounds[member] ?? -1;
    let near = 0;
    let banded = 0;
    let different = 0;
    for (const other of group) {
      if (other === member) continue;
      const otherBand = bands[other] ?? -1;
      if (otherBand >= 0) {
        near += nearness[Math.abs(band - otherBand)] ?? 0;
        banded++;
      }
      const theirs = backgrounds[other] ?? -1;
      if (theirs >= 0 && theirs !== background) different++;
    }
    const beyond = Math.max(from - group.length, group.length - to, 0);
    let sum: number = beyond === 0 ? weights.size : beyond === 1 ? weights.size / 2 : 0;
    let weight: number = weights.size;
    const wanted = skills.counts[member] ?? 0;
    if (wanted > 0) {
      sum += (weights.skills * skills.met(member, group)) / wanted;
      weight += weights.skills;
    }
    if (band >= 0 && banded > 0) {
      sum += (weights.seniority * near) / banded;
      weight += weights.seniority;
    }
    if (background >= 0 && group.length > 1) {
      sum += (weights.diversity * different) / (group.length - 1);
      weight += weights.diversity;
    }
    const wish = wishes[member];
    if (wish && wish.count > 0) {
      let met = 0;
      for (const place of wish.places) if (group.includes(place)) met++;
      sum += (weights.wishes * met) / wish.count;
      weight += weights.wishes;
    }
    const words = notAlone.counts[member] ?? 0;
    if (words > 0) {
      sum += (weights.notAlone * notAlone.met(member, group)) / words;
      weight += weights.notAlone;
    }
    return sum / weight;
  }

  const ofGroup = (group: readonly number[]): number => {
    let sum = 0;
    for (const member of group) sum += ofMember(member, group);
    return sum;
  };
  return { ofMember, ofGroup };
}

/** Equal names get equal numbers; -1 where there is none. */
function numbered(names: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === null) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

interface Words {
  /** how many different ones each person wishes */
  readonly counts: Uint8Array;
  /** how many of them somebody else of the group has */
  readonly met: (member: number, group: readonly number[]) => number;
}

/** What each person wishes is kept as a few words of bits and their places; what each person has, as all words. */
function wordsOf(
  people: readonly Person[],
  wishesOf: (person: Person) => readonly string[],
  hasOf: (person: Person) => readonly string[],
): Words {
  const wishes = people.map((person) => [...new Set(wishesOf(person))]);
  const number = new Map([...new Set(wishes.flat())].map((name, index) => [name, index]));
  const width = Math.max(1, Math.ceil(number.size / 32));
  const has = new Int32Array(people.length * width);
  people.forEach((person, index) => {
    for (const name of hasOf(person)) {
      const bit = number.get(name);
      if (bit === undefined) continue;
      const at = index * width + (bit >>> 5);
      has[at] = (has[at] ?? 0) | (1 << (bit & 31));
    }
  });
  const wished = wishes.map((names) => {
    const masks = new Map<number, number>();
    for (const name of names) {
      const bit = number.get(name) ?? 0;
      masks.set(bit >>> 5, (masks.get(bit >>> 5) ?? 0) | (1 << (bit & 31)));
    }
    return [...masks].map(([word, mask]) => ({ word, mask }));
  });
  function met(member: number, group: readonly number[]): number {
    let count = 0;
    for (const { word, mask } of wished[member] ?? []) {
      let found = 0;
      for (const other of group) if (other !== member) found |= has[other * width + word] ?? 0;
      count += bitsIn(found & mask);
    }
    return count;
  }
  return { counts: Uint8Array.from(wishes, ({ length }) => length), met };
}
