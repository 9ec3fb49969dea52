import { IsNull, Not, type EntityManager } from 'typeorm';
import { Application, Board, VoiceRoom, type Group } from '../../entities';
import { membersOf } from '../cohorts/store';
import { facilitatorsOf } from '../cohorts/team/store';
import type { Standing } from './rules/tending';

export const readRoom = (db: EntityManager, group: string): Promise<VoiceRoom | null> =>
  db.findOneBy(VoiceRoom, { groupId: group });

/** For an act or an alarm, which name what is ours already. */
export const lockRoom = (db: EntityManager, group: string): Promise<VoiceRoom | null> =>
  db.findOne(VoiceRoom, { where: { groupId: group }, lock: { mode: 'pessimistic_write' } });

export const lockRoomAt = (db: EntityManager, guild: string, channel: string): Promise<VoiceRoom | null> =>
  db.findOne(VoiceRoom, { where: { guildId: guild, channelId: channel }, lock: { mode: 'pessimistic_write' } });

/** The rooms that other groups of the guild have now. One that somebody is changing at this moment is left to them. */
export const lockOtherRooms = (
  db: EntityManager,
  { guildId, groupId }: Pick<VoiceRoom, 'guildId' | 'groupId'>,
): Promise<VoiceRoom[]> =>
  db.find(VoiceRoom, {
    where: { guildId, groupId: Not(groupId), state: 'open', channelId: Not(IsNull()) },
    order: { freeAt: 'ASC', groupId: 'ASC' },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });

/** For a board, whose key is ours. */
export const roomAt = (db: EntityManager, channel: string): Promise<VoiceRoom | null> =>
  db.findOneBy(VoiceRoom, { channelId: channel });

export const roomsThere = (db: EntityManager): Promise<VoiceRoom[]> =>
  db.findBy(VoiceRoom, { channelId: Not(IsNull()) });

export async function saveRoom(
  db: EntityManager,
  room: { readonly [K in keyof VoiceRoom]: VoiceRoom[K] },
): Promise<void> {
  await db.upsert(VoiceRoom, room, ['groupId']);
}

export async function changeRoom(
  db: EntityManager,
  group: string,
  change: Partial<Omit<VoiceRoom, 'groupId' | 'guildId'>>,
): Promise<void> {
  await db.update(VoiceRoom, { groupId: group }, change);
}

/** The line under its name was written once more. */
export async function countPiece(db: EntityManager, group: string): Promise<void> {
  await db.increment(VoiceRoom, { groupId: group }, 'pieces', 1);
}

/** Everybody who belongs in a group's room, as in its thread: its members, and the facilitators of its time. */
export async function belongingTo(db: EntityManager, group: Pick<Group, 'id' | 'cohortId'>): Promise<string[]> {
  const facilitators = await facilitatorsOf(db, group);
  return [...new Set([...(await membersOf(db, group.id)), ...facilitators.map(({ userId }) => userId)])];
}

/** What somebody wants to be called; null when they have not said. */
export async function calledBy(db: EntityManager, guild: string, user: string): Promise<string | null> {
  return (await db.findOneBy(Application, { guildId: guild, userId: user }))?.called ?? null;
}

/** When a session was to begin, how long it was to be, how it is held and where it stands; null when it was called off. */
export async function standingOf(db: EntityManager, session: string): Promise<Standing | null> {
  const [row] = await db.query<Standing[]>(
    `SELECT stage ->> 'at' AS at, starts_at AS "startsAt", (agenda ->> 'minutes')::float AS minutes,
       pace <> 'live' AS "inWriting"
     FROM session WHERE id = $1`,
    [session],
  );
  return row ?? null;
}

/** The message in a room that is no more. */
export async function forgetLink(db: EntityManager, key: string): Promise<void> {
  await db.delete(Board, { key });
}
