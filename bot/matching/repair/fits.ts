import { bandOf, weights } from '../fit';
import type { Person, Rules } from '../pool';

/** The fits of single groups, without the tables that a search of thousands needs. */

type Liked = Pick<Rules, 'preferred'>;

/** 0 to 1: the weighted mean of the parts that apply to this person in a group that they are in. */
export function fitIn(person: Person, group: readonly Person[], { preferred: [from, to] }: Liked): number {
  let sum = 0;
  let weight = 0;
  const add = (part: keyof typeof weights, share: number): void => {
    sum += weights[part] * share;
    weight += weights[part];
  };
  const { years, background } = person;
  let [banded, near, different] = [0, 0, 0];
  for (const other of group) {
    if (other === person) continue;
    if (other.background !== null && other.background !== background) different++;
    if (years === null || other.years === null) continue;
    near += Math.max(0, 1 - Math.abs(bandOf(other.years) - bandOf(years)) / 2);
    banded++;
  }
  const others = group.length - 1;
  const { wants, notAlone, id } = person;
  if (wants.length > 0)
    add(
      'skills',
      shareOf(wants, (skill) => isOffered(skill, { group, to: person })),
    );
  if (banded > 0) add('seniority', near / banded);
  if (background !== null && others > 0) add('diversity', different / others);
  const together = person.together.includes(id) ? person.together.filter((one) => one !== id) : person.together;
  if (together.length > 0)
    add(
      'wishes',
      shareOf(together, (one) => group.some((other) => other.id === one)),
    );
  if (notAlone.length > 0) {
    add(
      'notAlone',
      shareOf(notAlone, (word) => group.some((other) => other !== person && other.notAlone.includes(word))),
    );
  }
  const beyond = Math.max(from - group.length, group.length - to, 0);
  add('size', beyond === 0 ? 1 : beyond === 1 ? 0.5 : 0);
  return sum / weight;
}

/** The sum over its members. */
export function fitOfGroup(group: readonly Person[], rules: Liked): number {
  let sum = 0;
  for (const one of group) sum += fitIn(one, group, rules);
  return sum;
}

/** Whether somebody else in the group offers it. */
export function isOffered(skill: string, { group, to }: { group: readonly Person[]; to: Person }): boolean {
  for (const other of group) if (other !== to && other.offers.includes(skill)) return true;
  return false;
}

function shareOf(list: readonly string[], isMet: (word: string) => boolean): number {
  let [words, met] = [0, 0];
  for (const [at, word] of list.entries()) {
    if (list.indexOf(word) !== at) continue;
    words++;
    if (isMet(word)) met++;
  }
  return met / words;
}

/** Which wished skills are offered by somebody else, over all of a group. */
export const skillsMet = (group: readonly Person[]): Set<string> =>
  new Set(group.flatMap((to) => to.wants.filter((skill) => isOffered(skill, { group, to }))));
