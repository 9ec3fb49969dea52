import { seededRandom, type Random } from '../../bot/common/random';

/** Chance for one run: every part draws from a stream of its own, so that a seed plays the same plan again. */
export interface Chance {
  is(probability: number): boolean;
  between(least: number, most: number): number;
  oneOf<T>(list: readonly T[]): T | undefined;
  stream(name: string): Chance;
}

export function chanceOf(seed: number): Chance {
  const random: Random = seededRandom(seed);
  return {
    is: (probability) => random() < probability,
    between: (least, most) => least + random() * (most - least),
    oneOf: (list) => list[Math.floor(random() * list.length)],
    stream: (name) => chanceOf(Buffer.from(name).reduce((sum, byte) => Math.imul(sum, 31) + byte, seed)),
  };
}
