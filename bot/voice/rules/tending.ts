import { minutesAfter } from '../../common/clock';

/** A little before the reminder, so that no room is missed for a second. */
export const nearMinutes = 15;
/** How long a room stays at least after the close: the circle may like to go on talking. */
export const openMinutesAfterClose = 10;
/** Whoever is still in the room is left in peace, and looked in on ever more rarely: as long again as they have stayed. */
const lookAgainMinutes = { least: 10, most: 6 * 60 } as const;
/** A room that Discord does not let us take away is tried again when somebody may have given the right back. */
export const tryAgainMinutes = 24 * 60;
/** Where no close was heard of, somebody looks so long after the session should have ended. */
const afterTheEndMinutes = 30;

/** Where a session stands, for its room: whether it may still need one. */
export type Need = 'to come' | 'going on' | 'over';

export interface Standing {
  /** its stage */
  readonly at: string;
  readonly startsAt: Date;
  readonly minutes: number;
  /** it is held in writing, over days: nobody is in a room for it at any hour */
  readonly inWriting?: boolean;
}

export function needOf(session: Standing | null, now: Date): Need {
  if (session === null || session.at === 'closed' || session.inWriting) return 'over';
  if (session.at !== 'planned') return 'going on';
  // It was to begin and could not, for want of a thread.
  return now > minutesAfter(session.startsAt, session.minutes) ? 'over' : 'to come';
}

/** Whether a session is so near that its room is made; the reminder goes out ten minutes before. */
export const isNear = (session: Standing, now: Date): boolean =>
  needOf(session, now) === 'going on' ||
  (needOf(session, now) === 'to come' && now >= minutesAfter(session.startsAt, -nearMinutes));

/** When a room is looked at if nobody says earlier that its session is over. */
export const lookedAtAnyway = (session: Standing): Date =>
  minutesAfter(session.startsAt, session.minutes + afterTheEndMinutes);

/** What is to be done about a room: look again at `at`, knowing since when it is free; or take it away. */
export type Tending =
  { readonly do: 'wait'; readonly at: Date; readonly freeAt: Date | null } | { readonly do: 'clear' };

/**
 * A room stays ten minutes after the close, and as long as anybody is in it. `people` is null while nobody knows who is
 * in it: then it stays, too.
 */
export function tend(
  room: { readonly freeAt: Date | null },
  { need, people, now }: { need: Need; people: number | null; now: Date },
): Tending {
  if (need !== 'over') return { do: 'wait', at: minutesAfter(now, afterTheEndMinutes), freeAt: null };
  const freeAt = room.freeAt ?? minutesAfter(now, openMinutesAfterClose);
  if (now < freeAt) return { do: 'wait', at: freeAt, freeAt };
  if (people === 0) return { do: 'clear' };
  const stayed = (now.getTime() - freeAt.getTime()) / 60_000;
  const later = Math.min(lookAgainMinutes.most, Math.max(lookAgainMinutes.least, stayed));
  return { do: 'wait', at: minutesAfter(now, later), freeAt };
}
