import { minutesAfter } from '../../common/clock';

/**
 * How long a session's board rests after it was edited for the sake of who is in the room, the last for all that follow. At
 * once at first, then ever more rarely: four times in an hour. Each sheet says it anew besides, at no cost.
 */
const restMinutes = [4, 12, 36] as const;

/** The edits of one session for the sake of who is in its room. */
export interface Edits {
  readonly session: string;
  readonly count: number;
  readonly last: Date;
}

/** When the board of a session may be edited again; null: at once. */
export function restsUntil(edits: Edits | undefined, { session, now }: { session: string; now: Date }): Date | null {
  if (edits?.session !== session) return null;
  const until = minutesAfter(edits.last, restMinutes[edits.count - 1] ?? restMinutes[2]);
  return now < until ? until : null;
}

export const editedAt = (edits: Edits | undefined, { session, now }: { session: string; now: Date }): Edits => ({
  session,
  count: edits?.session === session ? edits.count + 1 : 1,
  last: now,
});
