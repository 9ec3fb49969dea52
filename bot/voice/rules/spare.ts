import type { Need } from './tending';

/** A room of another circle, as far as matters for lending it. */
export interface Room {
  readonly group: string;
  readonly channel: string;
  readonly need: Need;
  /** how many are in it; null while nobody knows */
  readonly people: number | null;
}

/** Where a server has no place for another channel: a room whose own circle is through, and in which nobody is any more. */
export const spareAmong = (rooms: readonly Room[]): Room | undefined =>
  rooms.find(({ need, people }) => need === 'over' && people === 0);
