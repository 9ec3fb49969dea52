import { shuffled, type Random } from '../../bot/common/random';
import { annealed } from './annealing';
import type { Ground } from './ground';

/** What Grove stands beside: methods that are often used, written plainly. Each makes valid groups only. */

export interface Chance {
  readonly random: Random;
  readonly isOver: () => boolean;
  /** which share of the time is over, 0 to 1 */
  readonly passed: () => number;
}
export type Method = (ground: Ground, chance: Chance) => number[][];

/** A person is tried in so many groups, and with so many others, before the next one's turn. */
const tries = 30;

/** Everybody, in any order, into any group in which they can be; the best of as many rounds as the time allows. */
const random: Method = (ground, { random: chance, isOver }) => {
  let best: number[][] = [];
  let most = -1;
  do {
    const groups = placedAnyhow(ground, chance);
    const value =
      groups.flat().length * ground.pool.people.length + groups.reduce((sum, it) => sum + ground.fit(it), 0);
    if (value > most) [best, most] = [groups, value];
  } while (!isOver());
  return best;
};

function placedAnyhow({ pool, canMeet }: Ground, chance: Random): number[][] {
  const { minSize, maxSize } = pool.rules;
  const groups: number[][] = [];
  let waiting: number[] = [];
  const anyOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const everybody = shuffled([...pool.people.keys()], chance);
  for (const person of everybody) {
    const joined = Array.from({ length: tries }, () => anyOf(groups)).find(
      (group) => group && group.length < maxSize && canMeet([...group, person]),
    );
    if (joined) {
      joined.push(person);
      continue;
    }
    const group = [person];
    for (let left = tries * minSize; left > 0 && group.length < minSize; left--) {
      const other = anyOf(waiting);
      if (other !== undefined && !group.includes(other) && canMeet([...group, other])) group.push(other);
    }
    if (group.length < minSize) {
      waiting.push(person);
      continue;
    }
    groups.push(group);
    waiting = waiting.filter((one) => !group.includes(one));
  }
  for (const person of waiting) {
    groups.find((group) => group.length < maxSize && canMeet([...group, person]))?.push(person);
  }
  return groups;
}

/** Whoever has the fewest choices first: into the group they better most, or into a new one with those who suit best. */
const greedy: Method = ({ pool, table, canMeet, fit }, { isOver }) => {
  const { minSize, maxSize } = pool.rules;
  const others = pool.people.map((_, person) => {
    const free = table.free[person] ?? new Uint8Array();
    return table.freeAt.reduce((sum, here, hour) => sum + (free[hour] === 1 ? here.length : 0), 0);
  });
  const order = [...pool.people.keys()].sort((one, other) => (others[one] ?? 0) - (others[other] ?? 0));
  const unplaced = new Set(order);
  const groups: number[][] = [];
  const bestOf = <T>(list: Iterable<T>, worth: (one: T) => number | undefined): T | undefined => {
    let best: T | undefined;
    let most = -Infinity;
    for (const one of list) {
      const value = worth(one) ?? -Infinity;
      if (value > most) [best, most] = [one, value];
    }
    return best;
  };
  const gain = (group: readonly number[], person: number): number | undefined => {
    if (group.length >= maxSize || group.includes(person)) return undefined;
    const larger = [...group, person];
    return canMeet(larger) ? fit(larger) - fit(group) : undefined;
  };
  for (const person of [...order, ...order]) {
    if (isOver()) break;
    if (!unplaced.has(person)) continue;
    const joined = bestOf(groups, (group) => gain(group, person));
    if (joined) joined.push(person);
    const group = [person];
    while (!joined && group.length < minSize) {
      const next = bestOf(unplaced, (other) => gain(group, other));
      if (next === undefined) break;
      group.push(next);
    }
    if (!joined && group.length < minSize) continue;
    if (!joined) groups.push(group);
    for (const member of joined ?? group) unplaced.delete(member);
  }
  return groups;
};

export const methods: Readonly<Record<string, Method>> = { random, greedy, annealing: annealed };
