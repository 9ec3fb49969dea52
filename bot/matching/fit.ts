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
    for (let place = 0; place < group.length; place++) {
      const other = group[place] ?? member;
      if (other === member) continue;
      const otherBand = bands[other] ?? -1;
      if (otherBand >= 0) {
        const apart = band > otherBand ? band - otherBand : otherBand - band;
        near += apart === 0 ? 1 : apart === 1 ? 0.5 : 0;
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
    for (let place = 0; place < group.length; place++) sum += ofMember(group[place] ?? 0, group);
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
  const starts = new Int32Array(people.length + 1);
  const words: number[] = [];
  const masks: number[] = [];
  wishes.forEach((names, person) => {
    const own = new Map<number, number>();
    for (const name of names) {
      const bit = number.get(name) ?? 0;
      own.set(bit >>> 5, (own.get(bit >>> 5) ?? 0) | (1 << (bit & 31)));
    }
    words.push(...own.keys());
    masks.push(...own.values());
    starts[person + 1] = words.length;
  });
  const [wordAt, maskAt] = [Int32Array.from(words), Int32Array.from(masks)];
  function met(member: number, group: readonly number[]): number {
    let count = 0;
    const end = starts[member + 1] ?? 0;
    for (let at = starts[member] ?? 0; at < end; at++) {
      const word = wordAt[at] ?? 0;
      let found = 0;
      for (let place = 0; place < group.length; place++) {
        const other = group[place] ?? member;
        if (other !== member) found |= has[other * width + word] ?? 0;
      }
      count += bitsIn(found & (maskAt[at] ?? 0));
    }
    return count;
  }
  return { counts: Uint8Array.from(wishes, ({ length }) => length), met };
}
