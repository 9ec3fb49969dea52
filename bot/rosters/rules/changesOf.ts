import { plain, plainLine } from '../../common/inert';
import { nearest } from '../../common/nearest';
import type { Roster } from '../roster';
import { asText } from './csv';
import { byLine, type Problem } from './problem';
import type { Table } from './table';

/** Somebody changes their seat; null: they sit in no circle, and wait. Circles by their id. */
export interface SeatChange {
  readonly user: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Among hundreds of circles the nearest name takes a moment to find: it is looked for this often. */
const mostGuesses = 10;

/**
 * What a table would change in a roster: all of it, or nothing and each of its problems. Who is not in the table stays where
 * they are.
 */
export function changesOf(
  table: Table,
  { circles, waiting }: Roster,
): { readonly changes: readonly SeatChange[] } | { readonly problems: readonly Problem[] } {
  const seats = new Map<string, string | null>([
    ...waiting.map(({ user }): [string, null] => [user, null]),
    ...circles.flatMap(({ id, people }) => people.map(({ user }): [string, string] => [user, id])),
  ]);
  // A name is found as it is and as the export wrote it, with the apostrophe that keeps it from being computed.
  const named = new Map(circles.flatMap(({ id, name }) => [asText(plain(name)), name].map((as) => [keyOf(as), id])));
  const names = circles.map(({ name }) => plainLine(name));
  const guesses = new Map<string, string | null>();
  const problems: Problem[] = [];
  const changes: SeatChange[] = [];
  for (const { line, user, circle } of table.wanted) {
    const from = seats.get(user);
    const to = circle === '' ? null : named.get(keyOf(circle));
    if (from === undefined) problems.push({ line, what: 'nobody', user });
    if (to === undefined) problems.push({ line, what: 'unknownCircle', name: circle, nearest: guess(circle) });
    if (from !== undefined && to !== undefined && from !== to) changes.push({ user, from, to });
  }
  const all = [...table.problems, ...problems].sort(byLine);
  return all.length > 0 ? { problems: all } : { changes };

  function guess(name: string): string | null {
    const known = guesses.get(name);
    if (known !== undefined) return known;
    const found = guesses.size < mostGuesses ? (nearest(name, names) ?? null) : null;
    guesses.set(name, found);
    return found;
  }
}

const keyOf = (name: string): string => plainLine(name).toLowerCase();
