import type { Ground } from './ground';
import type { Chance } from './methods';

/** A place counts so much more than any fit, and a group that is too small yet a little, so that it can grow. */
const placeWorth = 3;
const startWorth = 0.25;
const hottest = 2.5;
const coldest = 0.02;
const movesBetweenLooks = 200;

/**
 * Plain simulated annealing: one goes to another group, two change places, or one goes out; every state keeps the hard rules, and
 * the warmth falls evenly on a logarithmic scale over the time there is. Who moves is asked about somebody free at an hour of theirs.
 */
export function annealed({ pool, table, canMeet, fit }: Ground, { random, isOver, passed }: Chance): number[][] {
  const { minSize, maxSize } = pool.rules;
  const count = pool.people.length;
  const groups: number[][] = [...pool.people.keys()].map((person) => [person]);
  const worth = (group: readonly number[]): number =>
    group.length < minSize
      ? startWorth * group.length * (group.length - 1)
      : group.length * placeWorth + fit(group) + 0.001 * group.filter((one) => pool.people[one]?.nominated).length;
  const worths = groups.map(worth);
  const groupOf = Int32Array.from(groups.keys());
  const hoursOf = table.free.map((flags) => [...flags.keys()].filter((hour) => flags[hour] === 1));
  const any = (below: number): number => Math.floor(random() * below);

  /** Somebody with an hour in common with this person; undefined when there happens to be nobody. */
  function nearTo(person: number): number | undefined {
    const hours = hoursOf[person] ?? [];
    const here = table.freeAt[hours[any(hours.length)] ?? -1] ?? [];
    return here[any(here.length)];
  }

  function tryOut(changes: readonly (readonly [number, number[]])[], warmth: number): void {
    const now = changes.map(([, group]) => worth(group));
    const gained = changes.reduce((sum, [at], index) => sum + (now[index] ?? 0) - (worths[at] ?? 0), 0);
    if (gained < 0 && random() >= Math.exp(gained / warmth)) return;
    if (changes.some(([, group]) => group.length > 1 && !canMeet(group))) return;
    for (const [index, [at, group]] of changes.entries()) {
      groups[at] = group;
      worths[at] = now[index] ?? 0;
      for (const member of group) groupOf[member] = at;
    }
  }

  let warmth = hottest;
  for (let move = 0; count > 1; move++) {
    if (move % movesBetweenLooks === 0) {
      if (isOver()) break;
      warmth = hottest * (coldest / hottest) ** passed();
    }
    const person = any(count);
    const from = groupOf[person] ?? 0;
    const mine = groups[from] ?? [];
    const rest = mine.filter((one) => one !== person);
    const kind = random();
    if (kind < 0.05) {
      // There are as many groups as people, so that one of them is empty when two sit together.
      const empty = mine.length > 1 ? emptyNear(any(count)) : undefined;
      if (empty !== undefined) tryOut([[from, rest], [empty, [person]]], warmth); // prettier-ignore
      continue;
    }
    const other = nearTo(person);
    const to = other === undefined ? from : (groupOf[other] ?? from);
    const theirs = groups[to] ?? [];
    if (to === from || other === undefined) continue;
    if (kind < 0.6 && theirs.length < maxSize) tryOut([[from, rest], [to, [...theirs, person]]], warmth); // prettier-ignore
    else tryOut([[from, [...rest, other]], [to, [...theirs.filter((one) => one !== other), person]]], warmth); // prettier-ignore
  }
  return groups.filter((group) => group.length >= minSize);

  function emptyNear(start: number): number | undefined {
    for (let step = 0; step < count; step++) {
      const at = (start + step) % count;
      if (groups[at]?.length === 0) return at;
    }
    return undefined;
  }
}
