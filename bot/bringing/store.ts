import { IsNull, type EntityManager } from 'typeorm';
import { Bringing, Brought, CatchUp, Group, Membership } from '../../entities';
import type { Kind } from './rules/kinds';
import type { Standing } from './rules/may';
import type { Note } from './rules/note';
import { inOrder, type Waiting } from './rules/queue';
import type { Own, Question } from './sight';

/** What is about one person's own words is found by their circle and them; the circle is looked up with its guild first. */

export type Owned = Exclude<Kind, 'note'>;

/** A press as the doors hand it on. */
export interface Asks {
  readonly session: string;
  readonly guild: string;
  readonly by: string;
}

/** A session whose card was pressed, its circle, and where the one who pressed stands with it. */
export interface Place extends Standing {
  readonly session: string;
  readonly title: string;
  readonly guild: string;
  readonly group: string;
  readonly thread: string | null;
  /** when the next session with room for a case begins; null: none of those to come has any */
  readonly room: Date | null;
  /** the circle in which they have what they wrote after this session: another one, when they have gone on since; null: nowhere */
  readonly keptIn: string | null;
}

/**
 * Locks the seat until the transaction ends: of twenty presses each sees what the one before it kept, and who leaves at this
 * moment either finds it all written or has left. The circle comes first, as it does for whoever leaves.
 */
export async function lockPlace(db: EntityManager, { session, guild, by }: Asks): Promise<Place | null> {
  const [found] = await db.query<{ group: string }[]>(
    'SELECT group_id AS "group" FROM session WHERE id = $1 AND guild_id = $2',
    [session, guild],
  );
  if (!found) return null;
  const { group } = found;
  await db.findOne(Group, { where: { id: group, guildId: guild }, lock: { mode: 'pessimistic_read' } });
  const seat = { groupId: group, userId: by };
  const isMember = (await db.findOne(Membership, { where: seat, lock: { mode: 'pessimistic_write' } })) !== null;
  const [place] = await db.query<Omit<Place, 'session' | 'guild' | 'group' | 'isMember' | 'keptIn'>[]>(
    `SELECT s.agenda ->> 'title' AS title, CASE WHEN g.given_up_at IS NULL THEN g.thread_id END AS thread, c.state = 'running' AS "isRunning",
       s.stage ->> 'at' = 'closed' AS "isClosed",
       NOT EXISTS (SELECT FROM session later WHERE later.group_id = g.id AND later.number > s.number
         AND later.parent_id IS NULL AND later.stage ->> 'at' <> 'planned') AS "isNewest", coming.next, coming.room
     FROM session s JOIN "group" g ON g.id = s.group_id JOIN cohort c ON c.id = g.cohort_id
     CROSS JOIN LATERAL (SELECT min(starts_at) AS next, min(starts_at) FILTER (WHERE ${hasRoom}) AS room FROM session
       WHERE group_id = g.id AND parent_id IS NULL AND stage ->> 'at' = 'planned') coming
     WHERE s.id = $1 AND s.guild_id = $2`,
    [session, guild],
  );
  if (!place) return null;
  const kept = await db.findOneBy(Bringing, { guildId: guild, userId: by, kind: 'helped', sessionId: session });
  return { ...place, session, guild, group, isMember, keptIn: kept?.groupId ?? null };
}

/** Somewhere in its steps, or within them, a session asks who brings a case. */
const hasRoom = `jsonb_path_exists(agenda, '$.** ? (@.kind == "choose" && @.of == "circle")')`;

interface Whose {
  readonly group: string;
  readonly user: string;
}
type OneOf = Whose & { readonly kind: Owned; readonly session: string };

const which = ({ group, user, kind, session }: OneOf) => ({
  groupId: group,
  userId: user,
  kind,
  sessionId: kind === 'helped' ? session : IsNull(),
});

export const readOwned = (db: EntityManager, one: OneOf): Promise<Bringing | null> =>
  db.findOneBy(Bringing, which(one));

/** New words for what waits already change nothing of its place in the queue; of a case that was called they are another one. */
export async function keepOwned(
  db: EntityManager,
  p: OneOf & { readonly guild: string; readonly words: string; readonly now: Date },
): Promise<void> {
  const { guild, group, user, kind, session, words, now } = p;
  const waits = kind === 'case' || kind === 'question';
  await db.query(
    `INSERT INTO bringing (guild_id, group_id, user_id, kind, session_id, words, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (group_id, user_id, kind, session_id) DO UPDATE SET words = $6, asked_at = CASE WHEN $4 = 'case' AND EXISTS (
       SELECT FROM brought t JOIN "group" g ON g.cohort_id = t.cohort_id
       WHERE g.id = $2 AND t.user_id = $3 AND t.last_at > bringing.asked_at) THEN excluded.asked_at ELSE bringing.asked_at END`,
    [guild, group, user, kind, kind === 'helped' ? session : null, words, waits ? now : null],
  );
}

/** False when there was none. */
export async function dropOwned(db: EntityManager, one: OneOf): Promise<boolean> {
  const { affected } = await db.delete(Bringing, which(one));
  return affected === 1;
}

export async function ownOf(db: EntityManager, { group, user }: Whose): Promise<Own> {
  const rows = await db.findBy(Bringing, { groupId: group, userId: user, sessionId: IsNull() });
  const words = (kind: Owned): string | null => rows.find((row) => row.kind === kind)?.words ?? null;
  return { case: words('case'), question: words('question'), step: words('step') };
}

/** Whoever has left a moment ago may think again: until then their words are kept, and wait for nothing. */
const sitsThere = (row: string): string =>
  `EXISTS (SELECT FROM membership m WHERE m.group_id = ${row}.group_id AND m.user_id = ${row}.user_id)`;

/**
 * The cases that wait in a circle, in the order they are offered: who had the chance least often, longest ago, and asked first.
 * `since`: without those who had it after that.
 */
export async function casesFor(
  db: EntityManager,
  { guild, group, since = null }: { readonly guild: string; readonly group: string; readonly since?: Date | null },
): Promise<readonly { user: string; words: string }[]> {
  const waiting = await db.query<Waiting[]>(
    `SELECT b.user_id AS "user", b.words, b.asked_at AS "askedAt", coalesce(t.times, 0) AS times, t.last_at AS "lastAt"
     FROM bringing b JOIN "group" g ON g.id = b.group_id
     LEFT JOIN brought t ON t.cohort_id = g.cohort_id AND t.user_id = b.user_id
     WHERE b.guild_id = $1 AND b.group_id = $2 AND b.kind = 'case' AND ${sitsThere('b')}
       AND (t.last_at < $3) IS NOT FALSE ORDER BY b.id`,
    [guild, group, since],
  );
  return inOrder(waiting).map(({ user, words }) => ({ user, words }));
}

/** One more chance to bring a case, unless there was one since; when it was is kept in any case. */
export async function countCase(
  db: EntityManager,
  { group, user, since, now }: Whose & { since: Date; now: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO brought (cohort_id, user_id, times, last_at) SELECT cohort_id, $2, 1, $3 FROM "group" WHERE id = $1
     ON CONFLICT (cohort_id, user_id) DO UPDATE SET last_at = excluded.last_at, times = brought.times +
       CASE WHEN brought.last_at IS NULL OR brought.last_at < $4 THEN 1 ELSE 0 END`,
    [group, user, now, since],
  );
}

/** The line of a case that waited already when they last had the chance to tell it. */
export async function dropTold(db: EntityManager, { group, user }: Whose): Promise<void> {
  await db.query(
    `DELETE FROM bringing b USING "group" g, brought t
     WHERE b.group_id = $1 AND b.user_id = $2 AND b.kind = 'case' AND g.id = b.group_id
       AND t.cohort_id = g.cohort_id AND t.user_id = b.user_id AND b.asked_at < t.last_at`,
    [group, user],
  );
}

/** The questions that wait in a circle, the oldest first. Locked: one that is being taken back at this moment is not asked. */
export const lockQuestions = (
  db: EntityManager,
  { guild, group }: { guild: string; group: string },
): Promise<(Question & { id: string })[]> =>
  db.query<(Question & { id: string })[]>(
    `SELECT id, user_id AS "user", words FROM bringing
     WHERE guild_id = $1 AND group_id = $2 AND kind = 'question' AND NOT is_shared AND ${sitsThere('bringing')}
     ORDER BY asked_at, id FOR UPDATE`,
    [guild, group],
  );

const asNote = ({ userId, offeredAt, words, isPosted }: CatchUp): Note => ({ by: userId, offeredAt, words, isPosted });

/** The note of a session; locked, so that the first to offer has it. */
export async function lockNote(db: EntityManager, session: string): Promise<Note | null> {
  const row = await db.findOne(CatchUp, { where: { sessionId: session }, lock: { mode: 'pessimistic_write' } });
  return row && asNote(row);
}

/** Offers to write it, where nobody has; what is there then. */
export async function offerNote(
  db: EntityManager,
  p: { session: string; by: string; now: Date },
): Promise<Note | null> {
  await db.query(
    'INSERT INTO catch_up (session_id, user_id, offered_at) VALUES ($1, $2, $3) ON CONFLICT (session_id) DO NOTHING',
    [p.session, p.by, p.now],
  );
  return lockNote(db, p.session);
}

export async function saveNote(db: EntityManager, session: string, note: Partial<Note>): Promise<void> {
  const { by, ...rest } = note;
  await db.update(CatchUp, { sessionId: session }, by === undefined ? rest : { ...rest, userId: by });
}

export async function dropNote(db: EntityManager, session: string): Promise<void> {
  await db.delete(CatchUp, { sessionId: session });
}

/** Somebody goes on in another circle: what waits for its turn, and what they keep for themselves, goes there with them. */
export async function moveWords(
  db: EntityManager,
  { guild, user, from, to }: { guild: string; user: string; from: string; to: string },
): Promise<void> {
  await db.update(Bringing, { guildId: guild, groupId: from, userId: user }, { groupId: to });
}

/** Somebody has left a circle: nothing of theirs stays in it. `goesOn`: in another of the same cohort, where their cases count. */
export async function forgetMember(
  db: EntityManager,
  { group, user, goesOn }: Whose & { goesOn: boolean },
): Promise<void> {
  await db.delete(Bringing, { groupId: group, userId: user });
  await db.query(
    'DELETE FROM catch_up USING session WHERE session.id = session_id AND group_id = $1 AND user_id = $2',
    [group, user],
  );
  if (goesOn) return;
  await db.query(
    'DELETE FROM brought USING "group" g WHERE g.cohort_id = brought.cohort_id AND g.id = $1 AND user_id = $2',
    [group, user],
  );
}

/** They have not come back: nothing of theirs stays in the circle they left, unless they sit in it again by now. */
export async function forgetLeft(db: EntityManager, { guild, group, user }: Whose & { guild: string }): Promise<void> {
  const [seats] = await db.query<{ here: boolean; beside: boolean }[]>(
    `SELECT coalesce(bool_or(g.id = $2), false) AS here, count(*) > 0 AS beside
     FROM membership m JOIN "group" g ON g.id = m.group_id
     WHERE m.user_id = $3 AND g.guild_id = $1 AND g.cohort_id = (SELECT cohort_id FROM "group" WHERE id = $2)`,
    [guild, group, user],
  );
  if (!seats?.here) await forgetMember(db, { group, user, goesOn: seats?.beside ?? false });
}

/** The words of a cohort that is over. */
export async function forgetWordsOf(db: EntityManager, cohort: string): Promise<void> {
  await db.query('DELETE FROM bringing USING "group" g WHERE g.id = group_id AND g.cohort_id = $1', [cohort]);
  await db.query(
    `DELETE FROM catch_up USING session s JOIN "group" g ON g.id = s.group_id
     WHERE s.id = session_id AND g.cohort_id = $1`,
    [cohort],
  );
  await db.delete(Brought, { cohortId: cohort });
}

/** Everything of one person, wherever it is. */
export async function forgetPerson(db: EntityManager, user: string): Promise<void> {
  await db.delete(Bringing, { userId: user });
  await db.delete(CatchUp, { userId: user });
  await db.delete(Brought, { userId: user });
}
