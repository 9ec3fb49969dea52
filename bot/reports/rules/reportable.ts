import { refused, type Refused } from '../../common/refusal';

/** The message that somebody points at. */
export interface Pointed {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly byApp: boolean;
  readonly bySystem: boolean;
  readonly words: string;
  readonly things: number;
}

/** A copy is no longer than a message can be. */
export const longestCopy = 4_000;
export const longestLine = 500;

/** One person may have this many reports that nobody has closed: more would bury what the first are about. */
export const mostOpen = 10;

/** Null when the message can be reported by this person. */
export function cannotReport(message: Pointed, by: string): Refused | null {
  if (message.bySystem) return refused('reportSystem');
  if (message.byApp) return refused('reportApp');
  return message.author === by ? refused('reportOwn') : null;
}

/** When a message was sent stands in its id: milliseconds since the first of January 2015. */
export const sentAt = (message: string): Date => new Date(Number((BigInt(message) >> 22n) + 1_420_070_400_000n));
