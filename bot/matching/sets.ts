/** Sets of small numbers, as bits. */

export const emptySet = (size: number): Uint32Array => new Uint32Array(Math.max(1, Math.ceil(size / 32)));

export function addTo(set: Uint32Array, member: number): void {
  set[member >>> 5] = (set[member >>> 5] ?? 0) | (1 << (member & 31));
}

export const has = (set: Uint32Array, member: number): boolean =>
  (((set[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;

/** Writes what is in both sets into `into`; false when that is nothing. */
export function intersect(one: Uint32Array, other: Uint32Array, into: Uint32Array): boolean {
  let any = 0;
  for (let word = 0; word < into.length; word++) {
    const both = (one[word] ?? 0) & (other[word] ?? 0);
    into[word] = both;
    any |= both;
  }
  return any !== 0;
}

export function unite(one: Uint32Array, other: Uint32Array, into: Uint32Array): void {
  for (let word = 0; word < into.length; word++) into[word] = (one[word] ?? 0) | (other[word] ?? 0);
}

/** Its members, in order. */
export function membersOf(set: Uint32Array): number[] {
  const members: number[] = [];
  set.forEach((word, index) => {
    for (let left = word; left !== 0; left = (left & (left - 1)) >>> 0) {
      members.push(index * 32 + 31 - Math.clz32(left & -left));
    }
  });
  return members;
}

export function bitsIn(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
