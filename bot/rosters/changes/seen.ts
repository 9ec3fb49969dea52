import { createHash } from 'node:crypto';
import { warningsIn, type Consequences } from '../rules/consequences';
import { since, type Since } from '../rules/since';
import type { Plan } from './change';
import type { Touched } from './seating';

/** What somebody had before their eyes when they said yes, and whether it still is so. */
export type Seen = Pick<Plan, 'seen' | 'warned'>;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Of the warnings only digests are kept: no row says in clear that two people should not sit together. */
export const seenIn = (circles: readonly Touched[], consequences: Consequences): Required<Seen> => ({
  seen: Object.fromEntries(circles.map(({ id, members }) => [id, [...members]])),
  warned: warningsIn(consequences).map(digest),
});

/** What is different from what was seen: who sits there, or a warning that is new (then the list is empty); null: nothing. */
export function differsFrom(
  { seen, warned = [] }: Seen,
  now: { circles: readonly Touched[]; consequences: Consequences },
): Since[] | null {
  const differs = since(seen, now.circles);
  const isWarned = new Set(warned);
  const isNew = warningsIn(now.consequences).some((warning) => !isWarned.has(digest(warning)));
  return differs.length > 0 || isNew ? differs : null;
}

/** A mark of what was seen: a card on which it stood otherwise has another. */
export const markOf = ({ seen, warned = [] }: Seen): string =>
  digest([...Object.entries(seen).map(([id, users]) => `${id} ${users.join(' ')}`), ...warned].sort().join('\n'));
