import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { count, everyWeek, list, placeOf } from './phrases';

interface Begins {
  readonly number: number;
  readonly startsAt: Date;
}

function byHowMuch(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [
    ...(hours > 0 ? [count(hours, 'hour', 'hours')] : []),
    ...(rest > 0 ? [count(rest, 'minute', 'minutes')] : []),
  ];
  return `${list(parts)} ${minutes < 0 ? 'earlier' : 'later'}`;
}

/** What is said when the clocks of a zone go otherwise than was known. */
export const words = {
  changed: (hour: { weekday: number; time: string; zone: string }, isMoved: boolean): string =>
    `**The clocks of ${inert(placeOf(hour.zone), 80)} were changed by law.** On the wall we stay with ${everyWeek(hour)}.` +
    (isMoved ? ' On your own clock it may be another time now:' : ''),
  // Not the time it was: the old instant, on clocks that go otherwise by now, shows an hour that nobody ever read.
  begins: ({ number, startsAt, laterBy }: Begins & { laterBy: number }): string =>
    `- Session ${number} is now on **${instant(startsAt)}**, ${byHowMuch(laterBy)} than it was.`,
  andLater: (later: number): string =>
    `- ${count(later, 'session more follows', 'sessions more follow')}, week by week, at the same hour on that wall.`,
  stays: ({ number, startsAt }: Begins): string =>
    `- Session ${number} is too near to move. It begins on **${instant(startsAt)}**, as you were told.`,
  ifItDoesNotSuit: (): string =>
    'Reminders come at the new time. **If it does not suit you,** say so here: then you can look for another way together.',
  all: (members: readonly string[]): string => (members.length === 0 ? '' : `-# ${list(members.map(mention))}`),
  suitsNotAll: (circle: string, isTold: boolean): string =>
    `By the newest time-zone data, the hour of **${inert(circle)}** does not suit everybody in it.` +
    `${isTold ? '' : ' Nothing moves there, so its people have heard nothing of it.'}\n` +
    `**Next:** \`/cohort show\` says whom you may like to ask.`,
  suitsNot: (users: readonly string[]): string =>
    `by the hours they told, it does not suit ${list(users.map(mention))} in every week`,
};
