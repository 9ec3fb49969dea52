import { Client } from 'pg';
import { agreementVersion } from '../../bot/intake/agreement';
import type { Place, Somebody, Town } from './town';

/** What a circle is chosen by, as the application holds it. */
export interface Profile {
  readonly called: string;
  readonly work: string;
  readonly years: number | null;
  readonly employer: string | null;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly languages: readonly string[];
  readonly zone: string;
  readonly availability: readonly number[];
}

/** Half-hours of the given weekdays (Monday is 0) from `from` until `until`, in hours of the day. */
export const hours = (days: readonly number[], from: number, until: number): number[] =>
  days.flatMap((day) => Array.from({ length: (until - from) * 2 }, (_, half) => day * 48 + from * 2 + half));

export const weekdayEvenings = hours([0, 1, 2, 3, 4], 17, 22);

const usual: Omit<Profile, 'called'> = {
  work: 'Proposals',
  years: 2,
  employer: null,
  wants: ['negotiation'],
  offers: ['budgets'],
  languages: ['en'],
  zone: 'Europe/Paris',
  availability: weekdayEvenings,
};

/**
 * These people have been all the way in and wait for a circle. Stories that are about something else begin here; that
 * the way in ends exactly so is a story of its own (tests/stories/joining).
 */
export async function areWaiting(
  town: Town,
  place: Place,
  people: readonly Somebody[],
  profile: Partial<Profile> | ((person: Somebody, seat: number) => Partial<Profile>) = {},
): Promise<void> {
  const database = new Client({ connectionString: town.databaseUrl });
  await database.connect();
  try {
    for (const [seat, person] of people.entries()) {
      const own = typeof profile === 'function' ? profile(person, seat) : profile;
      const { called, work, years, employer, wants, offers, languages, zone, availability } = {
        ...usual,
        called: person.name,
        ...own,
      };
      const { now } = await town.sandbox.client.clock.read();
      await database.query(
        `INSERT INTO application (guild_id, user_id, state, submitted_at, agreed_at, agreement, called, work, wish,
           years, employer, wants, offers, languages, zone, availability, told_standing)
         VALUES ($1, $2, 'waiting', $3, $3, $13, $4, $5, '', $6, $7, $8, $9, $10, $11, $12, 'waiting')`,
        [
          ...[place.guild, person.id, now, called, work, years, employer, wants, offers, languages, zone, availability],
          agreementVersion,
        ],
      );
    }
  } finally {
    await database.end();
  }
}
