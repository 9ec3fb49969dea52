import { In, type EntityManager } from 'typeorm';
import { Appointment, OutboxRow, Report } from '../../entities';
import type { Reported } from './reported';
import { longestCopy, type Pointed } from './rules/reportable';
import { codeFrom } from './rules/code';

export interface Mine {
  readonly guild: string;
  readonly report: string;
  readonly by: string;
}

const living = ['open', 'seen'] as const;

/** The row of this person for this message, locked; begun anew where there is none. What was sent before stays as it is. */
export async function beginReport(
  db: EntityManager,
  { guild, by, message, now }: { guild: string; by: string; message: Pointed; now: Date },
): Promise<Reported> {
  const one = { guildId: guild, messageId: message.id, reporterId: by };
  const [drawn] = await db.query<{ hex: string }[]>('SELECT gen_random_uuid()::text AS hex');
  const copy = {
    authorId: message.author,
    words: message.words.slice(0, longestCopy),
    things: message.things,
    at: now,
  };
  await db
    .createQueryBuilder()
    .insert()
    .into(Report)
    .values({ ...one, ...copy, channelId: message.channel, code: codeFrom(drawn?.hex ?? '') })
    .orIgnore()
    .updateEntity(false)
    .execute();
  // It may have been edited since a draft was begun: what they see now is what they mean.
  await db.update(Report, { ...one, state: 'draft' }, copy);
  return db.findOneOrFail(Report, { where: one, lock: { mode: 'pessimistic_write' } });
}

export const lockOwnReport = (db: EntityManager, { guild, report, by }: Mine): Promise<Reported | null> =>
  db.findOne(Report, {
    where: { id: report, guildId: guild, reporterId: by },
    lock: { mode: 'pessimistic_write' },
  });

export const readOwnReport = (db: EntityManager, { guild, report, by }: Mine): Promise<Reported | null> =>
  db.findOneBy(Report, { id: report, guildId: guild, reporterId: by });

export const saveReport = (db: EntityManager, { id }: Reported, change: Partial<Reported>): Promise<unknown> =>
  db.update(Report, { id }, change);

/**
 * All that there is about one message, locked, whoever it is of: of two who send at once the second sees what the first has
 * sent. Drafts among them, because a row that was no match yet would not be waited for.
 */
export const lockAbout = (db: EntityManager, guild: string, message: string): Promise<Reported[]> =>
  db.find(Report, {
    where: { guildId: guild, messageId: message },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** What was sent about one message, by whomever, locked; in the order in which it was sent. */
export const lockSent = async (db: EntityManager, guild: string, message: string): Promise<Reported[]> =>
  (await lockAbout(db, guild, message))
    .filter(({ state }) => state !== 'draft')
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());

export const setStates = (db: EntityManager, rows: readonly Reported[], state: Reported['state']): Promise<unknown> =>
  db.update(Report, { id: In(rows.map(({ id }) => id)) }, { state });

export const isLiving = ({ state }: Reported): boolean => (living as readonly string[]).includes(state);

/** What one person sends is counted one after the other. */
export async function lockReporter(db: EntityManager, guild: string, by: string): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`reporter:${guild}:${by}`]);
}

export const countLiving = (db: EntityManager, guild: string, by: string): Promise<number> =>
  db.countBy(Report, { guildId: guild, reporterId: by, state: In([...living]) });

/** The reports somebody has sent in a guild, the newest first. */
export const sentBy = (db: EntityManager, guild: string, by: string): Promise<Reported[]> =>
  db.find(Report, {
    where: { guildId: guild, reporterId: by, state: In(['open', 'seen', 'closed', 'lost']) },
    order: { at: 'DESC', id: 'DESC' },
    take: 10,
  });

/** By its number alone: who has that has the receipt. */
export const reportCoded = (db: EntityManager, guild: string, code: string): Promise<Reported | null> =>
  db.findOneBy(Report, { guildId: guild, code, state: In(['open', 'seen', 'closed', 'lost']) });

export async function deleteDraft(db: EntityManager, { guild, report }: Omit<Mine, 'by'>): Promise<void> {
  await db.delete(Report, { id: report, guildId: guild, state: 'draft' });
}

/** What was sent about a message: one of it, or all (as alarms of before name it). */
export interface Sent {
  readonly guild: string;
  readonly message: string;
  readonly report?: string | undefined;
}

export async function deleteSent(db: EntityManager, { guild, message, report }: Sent): Promise<void> {
  const one = report === undefined ? {} : { id: report };
  const sent = In(['open', 'seen', 'closed', 'lost']);
  await db.delete(Report, { ...one, guildId: guild, messageId: message, state: sent });
}

/** Everybody who was named as a moderator of one of the cohorts of a guild. */
export async function appointedIn(db: EntityManager, guild: string): Promise<string[]> {
  const rows = await db.findBy(Appointment, { guildId: guild, role: 'moderator' });
  return [...new Set(rows.map(({ userId }) => userId))];
}

export const subjectOf = (guild: string, message: string): string => `report:${guild}:${message}`;

/** One passing on of it; `pass` undefined: of before they were told apart. */
export const subjectOfPass = (guild: string, message: string, pass: string | undefined): string =>
  pass === undefined ? subjectOf(guild, message) : `${subjectOf(guild, message)}:${pass}`;

/** Whether somebody else has been told by this passing on, or will be. */
export const isOnItsWay = (db: EntityManager, guild: string, subject: string): Promise<boolean> =>
  db.existsBy(OutboxRow, { guildId: guild, subject, state: In(['pending', 'done']) });
