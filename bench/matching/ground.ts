import type { Pool } from '../../bot/matching/pool';
import type { Table } from '../../tests/support/recheck/table';

/** What the plain methods stand on: the hard rules as bits, and the fits. It takes nothing from Grove's own engine. */
export interface Ground {
  readonly pool: Pool;
  readonly table: Table;
  /** Whether they keep every hard rule but the smallest size. */
  readonly canMeet: (group: readonly number[]) => boolean;
  /** the sum of the fits of its members */
  readonly fit: (group: readonly number[]) => number;
}

export function groundOf(table: Table): Ground {
  const { pool, hours, mayMeet } = table;
  const words = Math.ceil(hours.length / 32);
  const free = table.free.map((flags) => bitsOf(flags, words));
  const told = pool.people.map(({ tz }) =>
    bitsOf(
      hours.map(({ zones }) => Number(!zones || zones.has(tz))),
      words,
    ),
  );
  const spoken = numbered(table.languages.map((languages) => [...languages]));

  function canMeet(group: readonly number[]): boolean {
    let shared = -1;
    for (const [at, one] of group.entries()) {
      shared &= spoken[one] ?? 0;
      for (let other = 0; other < at; other++) if (!mayMeet(one, group[other] ?? one)) return false;
    }
    if (shared === 0) return false;
    for (let word = 0; word < words; word++) {
      let all = -1;
      let some = 0;
      for (const one of group) {
        all &= free[one]?.[word] ?? 0;
        some |= told[one]?.[word] ?? 0;
      }
      if ((all & some) !== 0) return true;
    }
    return false;
  }
  return { pool, table, canMeet, fit: fitsOf(pool) };
}

function bitsOf(flags: ArrayLike<number>, words: number): Int32Array {
  const bits = new Int32Array(words);
  for (let at = 0; at < flags.length; at++)
    if (flags[at] === 1) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  return bits;
}

/** Each list as the bits of one number; at most 31 different words. */
function numbered(lists: readonly (readonly string[])[]): number[] {
  const all = [...new Set(lists.flat())];
  if (all.length > 31) throw new Error(`${all.length} different words are more than the bits of a number`);
  const bit = new Map(all.map((word, at) => [word, 1 << at]));
  return lists.map((list) => list.reduce((sum, word) => sum | (bit.get(word) ?? 0), 0));
}

function bitsIn(value: number): number {
  let count = 0;
  for (let left = value; left !== 0; left &= left - 1) count++;
  return count;
}

function fitsOf({ people, rules: { preferred } }: Pool): Ground['fit'] {
  const skills = numbered([...people.map(({ offers }) => offers), ...people.map(({ wants }) => wants)]);
  const offers = skills.slice(0, people.length);
  const wants = skills.slice(people.length);
  const alone = numbered(people.map(({ notAlone }) => notAlone));
  const bands = people.map(({ years }) => (years === null ? -1 : years < 5 ? 0 : years < 10 ? 1 : years < 20 ? 2 : 3));
  const place = new Map(people.map(({ id }, index) => [id, index]));
  const friends = people.map(({ together }, index) => [...new Set(together)].flatMap((id) => place.get(id) ?? -1).filter((it) => it !== index)); // prettier-ignore

  const ofMember = (one: number, group: readonly number[]): number => {
    const [from, to] = preferred;
    const beyond = Math.max(from - group.length, group.length - to, 0);
    let sum = 5 * ([1, 0.5][beyond] ?? 0);
    let weight = 5;
    let offered = 0;
    let words = 0;
    let near = 0;
    let banded = 0;
    let different = 0;
    const band = bands[one] ?? -1;
    const background = people[one]?.background ?? null;
    for (const other of group) {
      if (other === one) continue;
      offered |= offers[other] ?? 0;
      words |= alone[other] ?? 0;
      const theirs = bands[other] ?? -1;
      if (band >= 0 && theirs >= 0) {
        near += Math.max(0, 1 - Math.abs(band - theirs) / 2);
        banded++;
      }
      const another = people[other]?.background ?? null;
      if (another !== null && another !== background) different++;
    }
    const add = (part: number, share: number): void => {
      sum += part * share;
      weight += part;
    };
    const wanted = wants[one] ?? 0;
    const own = alone[one] ?? 0;
    const wished = friends[one] ?? [];
    if (wanted !== 0) add(35, bitsIn(wanted & offered) / bitsIn(wanted));
    if (banded > 0) add(20, near / banded);
    if (background !== null && group.length > 1) add(15, different / (group.length - 1));
    if (wished.length > 0) add(15, wished.filter((friend) => group.includes(friend)).length / wished.length);
    if (own !== 0) add(10, bitsIn(own & words) / bitsIn(own));
    return sum / weight;
  };
  return (group) => {
    let sum = 0;
    for (const one of group) sum += ofMember(one, group);
    return sum;
  };
}
