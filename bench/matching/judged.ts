import type { Person, Pool } from '../../bot/matching/pool';
import { valueOf } from '../../tests/support/matchCheck';
import { missedPlaces, violationsOf } from '../../tests/support/recheck/check';
import { placeableIn } from '../../tests/support/recheck/placeable';
import { tableOf, type Table } from '../../tests/support/recheck/table';
import type { Run } from './runs';

/** What an answer is worth, found out apart from the engine that gave it. */
export interface Judged extends Run {
  readonly method: string;
  readonly violations: readonly string[];
  /** who could still join a group that has room */
  readonly missed: readonly string[];
  readonly placed: number;
  readonly nominated: number;
  readonly fit: number;
  readonly mean: number;
}

export interface Judge {
  readonly table: Table;
  /** Each of them could be in a group if nobody else were; so no answer places more, and seldom all. */
  readonly placeable: number;
  readonly judged: (method: string, run: Run) => Judged;
}

export function judgeOf(pool: Pool): Judge {
  const table = tableOf(pool);
  const byId = new Map(pool.people.map((person) => [person.id, person]));
  return {
    table,
    placeable: placeableIn(table, [...pool.people.keys()]).length,
    judged: (method, run) => {
      const groups = run.groups.map(({ members }) => members.flatMap((id): Person[] => [byId.get(id)].flatMap((it) => it ?? []))); // prettier-ignore
      const { placed, nominated, fit } = valueOf(pool, groups);
      return {
        ...run,
        ...{ method, placed, nominated, fit },
        mean: placed > 0 ? fit / placed : 0,
        violations: violationsOf(table, run.groups, run.unplaced),
        missed: missedPlaces(table, run.groups, run.unplaced),
      };
    },
  };
}

/** What Grove says of its own answer is wrong when another answer is better than it says any could be. */
export function refutedBy(grove: Judged, others: readonly Judged[]): string[] {
  const { proof, placed, fit } = grove;
  if (!proof) return [];
  const bound = (proof.best ? fit : (proof.fitBound ?? Infinity)) + 1e-6;
  return others
    .filter((other) => other.violations.length === 0)
    .filter(
      (other) =>
        (proof.mostPlaced && other.placed > placed) ||
        (other.placed === placed && other.nominated >= grove.nominated && other.fit > bound),
    ) // prettier-ignore
    .map((other) => `${other.method} is better than ${grove.method} says that any can be`);
}
