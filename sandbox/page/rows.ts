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
  if (before?.is !== 'message' || item.is !== 'message') return false;
  return dayOf(before.message.town_time, zone) !== dayOf(item.message.town_time, zone);
}

const dayOf = (at: string, zone: string): string =>
  `${dayIn(new Date(at), zone)} ${inZone(new Date(at), zone, { year: 'numeric' })}`;
