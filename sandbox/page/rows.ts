import type { Item } from './screen';
import { dayIn, inZone } from './times';

/** How messages stand together. */

/** Messages of one author stand closer when they follow within seven minutes. */
const together = 7 * 60_000;

/** Whether a message needs no name of its own, because it follows one of the same author on the same day. */
export function continues(before: Item | undefined, item: Item, zone = 'UTC'): boolean {
  if (before?.is !== 'message' || item.is !== 'message') return false;
  const [above, below] = [before.message, item.message];
  if (below.used || item.original !== undefined) return false;
  if (above.ephemeral !== below.ephemeral || above.author.id !== below.author.id) return false;
  const away = new Date(below.town_time).getTime() - new Date(above.town_time).getTime();
  return away <= together && !beginsDay(before, item, zone);
}

/** Whether a day begins between these two, on the reader's own calendar. */
export function beginsDay(before: Item | undefined, item: Item, zone: string): boolean {
  const [above, below] = [before && instantOf(before), instantOf(item)];
  return above !== undefined && below !== undefined && dayOf(above, zone) !== dayOf(below, zone);
}

/** The head of a thread bears no time. */
export function instantOf(item: Item): Date | undefined {
  if (item.is === 'message') return new Date(item.message.town_time);
  return item.is === 'thread-begun' ? undefined : item.at;
}

/** "Tuesday 2 March 2027" */
export const dayOf = (at: Date, zone: string): string => `${dayIn(at, zone)} ${inZone(at, zone, { year: 'numeric' })}`;
