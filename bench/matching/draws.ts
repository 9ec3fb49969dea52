import type { Random } from '../../bot/common/random';

/** What a made-up world is drawn with. */

export const chance = (share: number, random: Random): boolean => random() < share;

/** One of them, each as likely as it weighs. */
export function draw<T>(list: readonly T[], weightOf: (one: T) => number, random: Random): T {
  let left = random() * list.reduce((sum, one) => sum + weightOf(one), 0);
  for (const one of list) {
    left -= weightOf(one);
    if (left < 0) return one;
  }
  const last = list.at(-1);
  if (last === undefined) throw new Error('nothing to draw from');
  return last;
}

export const oneOf = <T>(rows: readonly (readonly [T, number])[], random: Random): T =>
  draw(rows, ([, weight]) => weight, random)[0];

/** Some different ones, as many as there are at most. */
export function someOf<T>(rows: readonly (readonly [T, number])[], count: number, random: Random): T[] {
  const drawn: T[] = [];
  let left = rows;
  while (drawn.length < count && left.length > 0) {
    const row = draw(left, ([, weight]) => weight, random);
    drawn.push(row[0]);
    left = left.filter((one) => one !== row);
  }
  return drawn;
}

/** A whole number, both ends within. */
export const between = ([from, to]: readonly [number, number], random: Random): number =>
  from + Math.floor(random() * (to - from + 1));
