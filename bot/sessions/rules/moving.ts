import { minutesAfter } from '../../common/clock';

/** What becomes of sessions that are planned when the clocks of their zone go otherwise than was known. */

/**
 * A session moves only if both its old and its new beginning are at least so far away. Nearer than that, some have been called
 * to the old one already and would stand before a closed door, and others would not read of the new one in time.
 */
export const leastNoticeMinutes = 60;

/**
 * No law moves an hour farther than the day that goes when the date line does, and a few hours with it. What differs by more was
 * put there by somebody.
 */
const farthestHours = 30;

export interface Planned {
  readonly id: string;
  /** 1 for the first week */
  readonly number: number;
  readonly startsAt: Date;
}

export interface Move {
  readonly id: string;
  readonly number: number;
  readonly from: Date;
  readonly to: Date;
}

export interface Moves {
  readonly moved: readonly Move[];
  /** too near: it is held when it was said to be */
  readonly kept: readonly Move[];
}

/**
 * `hours` says when the session of a number begins by the new data. What begins when it did is in neither list, and neither is
 * what no law can have moved.
 */
export function movesOf(
  planned: readonly Planned[],
  { hours, now }: { hours: (number: number) => Date; now: Date },
): Moves {
  const soonest = minutesAfter(now, leastNoticeMinutes);
  const changed = planned
    .map(({ id, number, startsAt }): Move => ({ id, number, from: startsAt, to: hours(number) }))
    .filter(({ from, to }) => from.getTime() !== to.getTime() && isLaw({ from, to }))
    .sort((one, other) => one.number - other.number);
  const canMove = ({ from, to }: Move): boolean => from >= soonest && to >= soonest;
  return { moved: changed.filter(canMove), kept: changed.filter((move) => !canMove(move)) };
}

const isLaw = ({ from, to }: Pick<Move, 'from' | 'to'>): boolean =>
  Math.abs(to.getTime() - from.getTime()) <= farthestHours * 3_600_000;

export interface Told {
  /** `laterBy`: minutes; less than none: it begins earlier */
  readonly moved: readonly { readonly number: number; readonly startsAt: Date; readonly laterBy: number }[];
  readonly stays: readonly { readonly number: number; readonly startsAt: Date }[];
}

/** What the circle has to know of it; null when that is nothing. A session that was to have begun is not announced any more. */
export function toldOf({ moved, kept }: Moves, now: Date): Told | null {
  const stays = kept.filter(({ from }) => from > now).map(({ number, from }) => ({ number, startsAt: from }));
  if (moved.length === 0 && stays.length === 0) return null;
  const shown = ({ number, from, to }: Move) => ({
    ...{ number, startsAt: to },
    laterBy: Math.round((to.getTime() - from.getTime()) / 60_000),
  });
  return { moved: moved.map(shown), stays };
}
