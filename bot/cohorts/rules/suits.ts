import { minutesAfter } from '../../common/clock';
import type { ZoneData } from '../../sessions/zones';

/** Whether the hour of a circle suits its members in every week to come, by what they have told. */

export interface Meeting {
  readonly startsAt: Date;
  readonly minutes: number;
}

export interface ToldHours {
  readonly user: string;
  readonly zone: string;
  /** half-hours of the week on their own clock; see the entity */
  readonly availability: readonly number[];
}

const quarter = 15;

/** Those who are not free for one of the meetings. Of whom nothing is known, or whose zone is not, nothing is said. */
export function unsuited(
  meetings: readonly Meeting[],
  people: readonly ToldHours[],
  zones: Pick<ZoneData, 'wallClockIn'>,
): string[] {
  const touchedIn = new Map<string, readonly number[]>();
  const touched = (zone: string): readonly number[] => {
    const known = touchedIn.get(zone) ?? meetings.flatMap((meeting) => halfHoursOf(meeting, zone, zones));
    touchedIn.set(zone, known);
    return known;
  };
  return people
    .filter(({ zone, availability }) => {
      const free = new Set(availability);
      return free.size > 0 && touched(zone).some((half) => !free.has(half));
    })
    .map(({ user }) => user);
}

/**
 * Every half-hour that a meeting touches on a clock. Half-hours end, and clocks change, only on a quarter of an hour of UTC, so
 * it is enough to look at its beginning and at each of those.
 */
function halfHoursOf({ startsAt, minutes }: Meeting, zone: string, zones: Pick<ZoneData, 'wallClockIn'>): number[] {
  const end = minutesAfter(startsAt, minutes);
  const quarterMs = quarter * 60_000;
  const found: number[] = [];
  let at = startsAt;
  while (at < end) {
    const wall = zones.wallClockIn(zone, at);
    if (wall) found.push(wall.weekday * 48 + Math.floor(wall.minute / 30));
    at = new Date((Math.floor(at.getTime() / quarterMs) + 1) * quarterMs);
  }
  return found;
}
