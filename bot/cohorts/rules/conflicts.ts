import type { Pool } from '../../matching/pool';
import { seatingOf } from '../../matching/repair/seating';

/**
 * Which of these people may not sit in one circle: kept apart, of one employer that is not fine with both, or of rivals. Each
 * pair once, and never why. Of who is not in the pool only that is known for which somebody who is names them.
 */
export function conflictsIn(pool: Pool, members: readonly string[]): readonly (readonly [string, string])[] {
  const seating = seatingOf(pool);
  const everybody = [...new Set(members)];
  const known = new Map(seating.people(everybody).map((person) => [person.id, person]));
  const mayMeet = (one: string, other: string): boolean => {
    const [first, second] = [known.get(one), known.get(other)];
    if (first && second) return seating.mayMeet(first, [second]);
    return !first?.apart.includes(other) && !second?.apart.includes(one);
  };
  return everybody.flatMap((one, at) =>
    everybody
      .slice(at + 1)
      .filter((other) => !mayMeet(one, other))
      .map((other) => [one, other] as const),
  );
}
