import { minutesAfter } from '../common/clock';
import { freshNumber } from '../people/store';
import type { Session } from '../sessions/session';
import type { Tx } from '../store/transaction';
import { linkBoard } from './links';
import { pieceMoved } from './rules/piece';
import { nearMinutes } from './rules/tending';
import { changeRoom, lockRoom, readRoom } from './store';

/** What other rooms of the house ask of this one inside their own transactions. */

export const roomOf = (group: string): string => `room:${group}`;
const pieceIn = (group: string): string => `${roomOf(group)}:piece`;

/** Has somebody look at a group's voice room at that moment, and no earlier one. */
export async function lookAtRoom(tx: Tx, { group, at }: { group: string; at: Date }): Promise<void> {
  const subject = roomOf(group);
  await tx.setAlarm({ job: 'voice.tend', key: subject, subject, data: { group }, dueAt: at });
}

/** Has the board say who is in the room when it has rested. */
export async function showLater(tx: Tx, { group, at }: { group: string; at: Date }): Promise<void> {
  const subject = roomOf(group);
  await tx.setAlarm({ job: 'voice.show', key: `${subject}:presence`, subject, data: { group }, dueAt: at });
}

/** A session has changed: the line under the room's name follows, and after the close the room is looked after. */
export async function roomFollows(
  tx: Tx,
  p: { group: string; guild: string; before: Session; session: Session },
): Promise<void> {
  const { group, guild, before, session } = p;
  const isClosed = session.stage.at === 'closed';
  /** held in writing after all: its room, which is only made when it is near, is needed no more */
  const isElsewhere = before.pace === 'live' && session.pace !== 'live';
  if (!isClosed && !isElsewhere && !pieceMoved(before, session)) return;
  const room = await readRoom(tx.db, group);
  if (!room || room.state === 'none' || room.state === 'clearing') return;
  // These moments have passed, and whoever looks asks the clock.
  if (isClosed) await lookAtRoom(tx, { group, at: session.startsAt });
  else if (isElsewhere && room.sessionId === session.id)
    await lookAtRoom(tx, { group, at: minutesAfter(session.startsAt, -nearMinutes) });
  await showPiece(tx, { group, guild, moment: `${session.id}:${session.turn}` });
}

/** Only the newest is of interest: what still waits is taken back. */
async function showPiece(tx: Tx, p: { group: string; guild: string; moment: string }): Promise<void> {
  const { group, guild, moment } = p;
  const subject = pieceIn(group);
  await tx.withdraw(subject);
  await tx.announce({ about: `${subject}:${moment}`, guild, act: { do: 'show-piece', group }, subject });
}

/** Somebody belongs to a group now, or no more: its voice room, where there is one, opens for them or shuts. */
export async function seatRoom(tx: Tx, group: string): Promise<void> {
  const room = await readRoom(tx.db, group);
  if (room?.state !== 'asked' && room?.state !== 'open') return;
  const moment = await freshNumber(tx.db);
  const guild = room.guildId;
  await tx.announce({ about: `${roomOf(group)}:seats:${moment}`, guild, act: { do: 'make-room', group } });
  // Whoever has left is not named there any more either.
  await showPiece(tx, { group, guild, moment });
}

/** A group has another thread: the one message in its room leads there. */
export async function linkRoom(tx: Tx, group: string): Promise<void> {
  const room = await readRoom(tx.db, group);
  if (room?.state !== 'open' || room.channelId === null) return;
  const { guildId: guild, channelId: channel } = room;
  await tx.showBoard({ key: linkBoard(channel), guild, channel });
}

/** Takes a room away that is there. */
export async function clearRoom(tx: Tx, p: { group: string; guild: string; channel: string }): Promise<void> {
  const { group, guild, channel } = p;
  const about = `${roomOf(group)}:clear:${await freshNumber(tx.db)}`;
  await tx.announce({ about, guild, act: { do: 'clear-room', group, channel } });
}

/** The cohort is over: whoever is still in the room of this group has had a week. */
export async function giveRoomUp(tx: Tx, group: string): Promise<void> {
  const room = await lockRoom(tx.db, group);
  // One that is being taken away is tried again until it is gone.
  if (!room || (room.state === 'clearing' && room.channelId !== null)) return;
  await tx.cancelAlarms(roomOf(group));
  if (room.channelId === null) {
    await changeRoom(tx.db, group, { state: 'none' });
    return;
  }
  await changeRoom(tx.db, group, { state: 'clearing' });
  await clearRoom(tx, { group, guild: room.guildId, channel: room.channelId });
}
