import type { Pool } from '../../matching/pool';
import { seatingOf } from '../../matching/repair/seating';

/**
 * Which of these people may not sit in one circle: kept apart, of one employer that is not fine with both, or of rivals. Each
 * pair once, and never why. Who is not in the pool conflicts with nobody.
 */
export function conflictsIn(pool: Pool, members: readonly string[]): readonly (readonly [string, string])[] {
  const seating = seatingOf(pool);
  const people = seating.people([...new Set(members)]);
  return people.flatMap((one, at) =>
    people
      .slice(at + 1)
      .filter((other) => !seating.mayMeet(one, [other]))
      .map((other) => [one.id, other.id] as const),
  );
}
