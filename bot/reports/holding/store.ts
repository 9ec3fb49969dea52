import { Like, type EntityManager } from 'typeorm';
import { OutboxRow, Report } from '../../../entities';
import type { Reported } from '../reported';
import { sentAt } from '../rules/reportable';
import { subjectOf } from '../store';

/** What the reports of all guilds hold about one person; unlike elsewhere no query names a guild, because it is theirs. */

export async function readReports(db: EntityManager, user: string) {
  const made = await db.find(Report, { where: { reporterId: user }, order: { id: 'ASC' } });
  // While it is open nobody is warned of it; and of the reporter there is nothing in it afterwards.
  const about = await db.find(Report, { where: { authorId: user, state: 'closed' }, order: { id: 'ASC' } });
  const once = [...new Map(about.map((report) => [report.messageId, report])).values()];
  return {
    reports: made.map(({ guildId, code, messageId, at, state, line, isNamed }) => ({
      ...{ guildId, code, messageAt: sentAt(messageId), at, state, line, isNamed },
    })),
    reported: once.map(({ guildId, messageId, words }) => ({ guildId, messageAt: sentAt(messageId), words })),
  };
}

/**
 * A report outlives those it names: people have still to decide. It stays with its link, without the reporter and what they
 * added, or without who wrote the message and the copy of it. The ones that changed.
 */
export async function leaveReports(db: EntityManager, user: string): Promise<Reported[]> {
  await db.delete(Report, { reporterId: user, state: 'draft' });
  const changed = await db.find(Report, {
    where: [{ reporterId: user }, { authorId: user }],
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  await db.update(Report, { reporterId: user }, { reporterId: null, line: '', isNamed: false });
  await db.update(Report, { authorId: user }, { authorId: null, words: '', things: 0 });
  return changed;
}

/** What waits to be said about some report, and would go to this person if nobody else could be told. */
export const elseTo = (db: EntityManager, user: string): Promise<OutboxRow[]> =>
  db
    .createQueryBuilder(OutboxRow, 'row')
    .where(`row.state = 'pending' AND row.act #>> '{report,orElse}' = :user`, { user })
    .setLock('pessimistic_write')
    .getMany();

/** What waits to be said about a report. */
export const noticesOf = (db: EntityManager, { guildId, messageId }: Reported): Promise<OutboxRow[]> =>
  db.find(OutboxRow, {
    where: [subjectOf(guildId, messageId), Like(`${subjectOf(guildId, messageId)}:%`)].map((subject) => ({
      ...{ guildId, subject },
      state: 'pending' as const,
    })),
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
