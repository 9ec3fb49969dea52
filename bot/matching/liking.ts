import { shuffled, type Random } from '../common/random';
import type { Problem } from './problem';

/** Of so many others the best are kept, so that in a large pool not everybody is weighed against everybody. */
const looked = 600;
const kept = 30;

/** For each unit the others that it would suit best in a group of two: where to look first for a better place. */
export function likingOf(
  { units: all, fitOf }: Problem,
  {
    units,
    isWilling,
    random,
  }: { units: readonly number[]; isWilling: (one: number, other: number) => boolean; random: Random },
): readonly (readonly number[])[] {
  const liked: (readonly number[])[] = all.map(() => []);
  const others = shuffled(units, random);
  units.forEach((unit, place) => {
    const start = (place * looked) % Math.max(1, others.length);
    const some =
      others.length <= looked ? others : [...others.slice(start), ...others.slice(0, start)].slice(0, looked);
    liked[unit] = some
      .filter((other) => other !== unit && isWilling(unit, other))
      .map((other) => ({ other, fit: fitOf([unit, other]) }))
      .sort((one, other) => other.fit - one.fit)
      .slice(0, kept)
      .map(({ other }) => other);
  });
  return liked;
}
