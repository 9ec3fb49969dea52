import { sizesOf } from '../legs';

/** Smaller groups of those who are here, in the order of their seats, begun at another seat each week. */
export function smallerGroups(
  people: readonly string[],
  { size, beginAt }: { size: number; beginAt: number },
): readonly (readonly string[])[] {
  if (people.length === 0) return [];
  const first = beginAt % people.length;
  const turned = [...people.slice(first), ...people.slice(0, first)];
  let taken = 0;
  return sizesOf(people.length, size).map((many) => turned.slice(taken, (taken += many)));
}
