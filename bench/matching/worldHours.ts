import { Temporal } from 'temporal-polyfill';
import type { Random } from '../../bot/common/random';
import { halfHoursOfWeek } from '../../bot/matching/pool';
import { between, chance, oneOf } from './draws';
import { blocks, days, lengths, partsOfDay } from './worldWords';

/** Somebody has habits: most of their blocks are at one part of the day. */
const habitShare = 0.7;

/** Some blocks of one to three hours on the own clock, from very few to many. */
export function availabilityOf(random: Random): number[] {
  const free = new Set<number>();
  const habit = oneOf(partsOfDay, random);
  for (let left = between(oneOf(blocks, random), random); left > 0; left--) {
    const day = oneOf(days, random);
    const start = between(chance(habitShare, random) ? habit : oneOf(partsOfDay, random), random);
    for (const half of run(day * 48 + start, oneOf(lengths, random))) free.add(half);
  }
  return [...free];
}

/** Two hours in the evening of a zone, as half-hours of the week in UTC. */
export const eveningIn = (tz: string, { startDate, onDays, random }: Evening): number[] =>
  run(oneOf(onDays, random) * 48 + between([35, 39], random) - aheadOf(tz, startDate), 4);

interface Evening {
  readonly startDate: string;
  readonly onDays: readonly (readonly [number, number])[];
  readonly random: Random;
}

/** The same half-hours on the clock of a zone, as it stands when a programme begins. */
export const onClockOf = (tz: string, startDate: string, inUtc: readonly number[]): number[] =>
  inUtc.flatMap((half) => run(half + aheadOf(tz, startDate), 1));

const aheads = new Map<string, number>();

/** Half-hours before UTC; a quarter of an hour more counts as none. */
function aheadOf(tz: string, startDate: string): number {
  const key = `${tz} ${startDate}`;
  const ahead =
    aheads.get(key) ?? Math.floor(Temporal.PlainDate.from(startDate).toZonedDateTime(tz).offsetNanoseconds / 1.8e12);
  aheads.set(key, ahead);
  return ahead;
}

/** The small hours of one night from Saturday to Sunday, when nobody else is there who could be. */
export const hoursNobodyHas = (random: Random): number[] => run(6 * 48 + between([3, 5], random), 4);

/** Half an hour, in which no session has room. */
export const tooShort = (random: Random): number[] => [oneOf(days, random) * 48 + between([30, 40], random)];

const run = (from: number, length: number): number[] =>
  Array.from({ length }, (_, half) => (from + half + halfHoursOfWeek) % halfHoursOfWeek);
