import type { Person, Rules } from './pool';
import { bitsIn } from './sets';

/** What each part of a fit weighs, beside the others that apply to the same person. */
export const weights = { skills: 35, seniority: 20, diversity: 15, wishes: 15, notAlone: 10, size: 5 } as const;
type Part = keyof typeof weights;

/** People are numbers here: their place in the list. A group is a list of such places. */
export interface Fits {
  /** 0 to 1: the weighted mean of the parts that apply to this member */
  readonly ofMember: (member: number, group: readonly number[]) => number;
  /** the sum over its members */
  readonly ofGroup: (group: readonly number[]) => number;
}

/** Years of experience count in bands: under 5, under 10, under 20, 20 and more. */
export const bandOf = (years: number): number => [5, 10, 20].filter((from) => years >= from).length;

/** Everything two people bring to each other is looked up once, because a search asks for it millions of times. */
export function fitsOf(people: readonly Person[], { preferred: [from, to] }: Pick<Rules, 'preferred'>): Fits {
  const wants = tableOf(
    people,
    (one) => one.wants,
    (other) => other.offers,
  );
  const notAlone = tableOf(
    people,
    (one) => one.notAlone,
    (other) => other.notAlone,
  );
  const together = people.map((one) => new Set(one.together.filter((id) => id !== one.id)));
  const wished = pairs(people, (_, other, index) => Number(together[index]?.has(other.id)));
  const bands = people.map(({ years }) => (years === null ? undefined : bandOf(years)));
  const backgrounds = people.map(({ background }) => background);
  const count = people.length;

  function ofMember(member: number, group: readonly number[]): number {
    let sum = 0;
    let weight = 0;
    const add = (part: Part, share: number): void => {
      sum += weights[part] * share;
      weight += weights[part];
    };
    const others = group.length - 1;
    const band = bands[member];
    const background = backgrounds[member];
    let offered = 0;
    let shared = 0;
    let met = 0;
    let near = 0;
    let banded = 0;
    let different = 0;
    for (const other of group) {
      if (other === member) continue;
      const pair = member * count + other;
      offered |= wants.bits[pair] ?? 0;
      shared |= notAlone.bits[pair] ?? 0;
      met += wished[pair] ?? 0;
      const otherBand = bands[other];
      if (band !== undefined && otherBand !== undefined) {
        near += Math.max(0, 1 - Math.abs(band - otherBand) / 2);
        banded++;
      }
      const theirs = backgrounds[other];
      if (theirs !== null && theirs !== background) different++;
    }
    const wanted = wants.lengths[member] ?? 0;
    const words = notAlone.lengths[member] ?? 0;
    const wishes = together[member]?.size ?? 0;
    if (wanted > 0) add('skills', bitsIn(offered) / wanted);
    if (banded > 0) add('seniority', near / banded);
    if (background !== null && others > 0) add('diversity', different / others);
    if (wishes > 0) add('wishes', met / wishes);
    if (words > 0) add('notAlone', bitsIn(shared) / words);
    const beyond = Math.max(from - group.length, group.length - to, 0);
    add('size', beyond === 0 ? 1 : beyond === 1 ? 0.5 : 0);
    return sum / weight;
  }

  const ofGroup = (group: readonly number[]): number => {
    let sum = 0;
    for (const member of group) sum += ofMember(member, group);
    return sum;
  };
  return { ofMember, ofGroup };
}

/** One number for each ordered pair of people; the second index runs fastest. */
function pairs(people: readonly Person[], of: (one: Person, other: Person, index: number) => number): Int32Array {
  const table = new Int32Array(people.length * people.length);
  people.forEach((one, index) =>
    people.forEach((other, at) => {
      table[index * people.length + at] = of(one, other, index);
    }),
  );
  return table;
}

/** For each pair, as bits, which of the things on one's list are on the other's. */
function tableOf(
  people: readonly Person[],
  listOf: (person: Person) => readonly string[],
  foundIn: (person: Person) => readonly string[],
): { bits: Int32Array; lengths: readonly number[] } {
  const lists = people.map((person) => [...new Set(listOf(person))]);
  const found = new Map(people.map((person) => [person, new Set(foundIn(person))]));
  const bits = pairs(people, (_, other, index) =>
    (lists[index] ?? []).reduce((sum, word, bit) => (found.get(other)?.has(word) ? sum | (1 << bit) : sum), 0),
  );
  return { bits, lengths: lists.map(({ length }) => length) };
}
