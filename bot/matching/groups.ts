import { seededRandom, shuffled } from '../common/random';

/** Below three nobody is left to listen when one speaks and one has to go. */
export const smallestGroup = 3;
export const largestGroup = 12;

/**
 * Splits people into groups of about `size`, as even as can be: seven people and a size of six make a four and a three.
 * Pure; the same people and seed give the same groups. Fewer than three people make no group: the answer is then empty.
 */
export function intoGroups(people: readonly string[], { size, seed }: { size: number; seed: number }): string[][] {
  if (people.length < smallestGroup) return [];
  const most = Math.floor(people.length / smallestGroup);
  const count = Math.min(most, Math.ceil(people.length / size));
  const groups: string[][] = Array.from({ length: count }, () => []);
  for (const [seat, person] of shuffled(people, seededRandom(seed)).entries()) groups[seat % count]?.push(person);
  return groups;
}
