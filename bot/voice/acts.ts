import { createHash } from 'node:crypto';
import { minutesAfter } from '../common/clock';
import { codes, isForbidden } from '../common/deliveryFault';
import { readHome } from '../home/store';
import { tellModerators } from '../home/telling';
import { strings } from '../locales';
import { showSession } from '../sessions/planning';
import { groupNamed, readSession } from '../sessions/store';
import type { Act, Tx } from '../store/transaction';
import type { Ports } from './ports';
import { lineAfter } from './rules/piece';
import { mayShowPiece, roomOverwrites } from './rules/rights';
import { spareAmong } from './rules/spare';
import { needOf, tryAgainMinutes } from './rules/tending';
import {
  belongingTo,
  calledBy,
  changeRoom,
  countPiece,
  forgetLink,
  lockOtherRooms,
  lockRoom,
  lockRoomAt,
  readRoom,
  standingOf,
} from './store';
import { clearRoom, lookAtRoom, roomOf } from './tending';
import { linkBoard } from './links';
import { roomStays, withoutRoom } from './views';

type RoomAct = Extract<Act, { do: 'make-room' | 'clear-room' | 'show-piece' }>;
type End = { readonly done: string | null } | { readonly refused: number | undefined };

/** What the acts about rooms need to know when they are carried out, and what becomes of them. */
export function createRoomActs(ports: Ports) {
  const { transact, db, clock, discord, installation, presence } = ports;
  /** Whose name stands under the name of a room, as far as this process has written it. Never kept. */
  const pieces = new Map<string, { of: string | null }>();
  /** rooms under whose names Discord lets us write nothing */
  const mute = new Set<string>();

  function forget(channel: string): void {
    presence.forget(channel);
    pieces.delete(channel);
    mute.delete(channel);
  }

  async function made(tx: Tx, p: { guild: string; group: string; channel: string | null }): Promise<void> {
    const { guild, group, channel } = p;
    const room = await lockRoom(tx.db, group);
    if (channel === null) {
      if (room?.state === 'asked' && room.channelId === null) await changeRoom(tx.db, group, { state: 'none' });
      return;
    }
    if (room?.channelId === channel && room.state !== 'asked') return;
    if (room?.state !== 'asked') {
      // Nobody wants it any more: the cohort ended while it was made.
      await clearRoom(tx, { group, guild, channel });
      return;
    }
    if (room.channelId !== channel) {
      if (room.channelId !== null) await forgetLink(tx.db, linkBoard(room.channelId));
      if (room.channelId !== null) forget(room.channelId);
      pieces.set(channel, { of: null });
    }
    await changeRoom(tx.db, group, { channelId: channel, state: 'open' });
    // A little early, for the transaction may yet fail: then it is known again when it is tried again.
    presence.know(channel, { guild, group });
    await tx.showBoard({ key: linkBoard(channel), guild, channel });
    await showSession(tx, group);
  }

  async function notMade(tx: Tx, p: { guild: string; group: string; code: number | undefined }): Promise<void> {
    const { guild, group, code } = p;
    const room = await lockRoom(tx.db, group);
    if (room?.state !== 'asked' && room?.state !== 'open') return;
    const { channelId: channel } = room;
    if (channel !== null && code === codes.unknownChannel) return lost(tx, { guild, channel });
    await changeRoom(tx.db, group, { state: channel === null ? 'none' : 'clearing' });
    // Who may go in cannot be kept right any more, so nobody may.
    if (channel !== null) await clearRoom(tx, { group, guild, channel });
    // Where Grove was never given the right, nobody has waited for a room.
    if (channel !== null || !isForbidden(code)) await sayWithout(tx, { group, session: room.sessionId });
  }

  async function sayWithout(tx: Tx, { group, session }: { group: string; session: string }): Promise<void> {
    const at = await readSession(tx.db, session);
    if (!at || at.thread === null || at.session.stage.at === 'closed') return;
    await tx.announce({
      about: `${roomOf(group)}:without:${at.session.id}`,
      guild: at.guild,
      act: { do: 'post', channel: at.thread, message: withoutRoom(strings()) },
    });
    await showSession(tx, group);
  }

  async function lost(tx: Tx, { guild, channel }: { guild: string; channel: string }): Promise<void> {
    const room = await lockRoomAt(tx.db, guild, channel);
    if (!room) return;
    await changeRoom(tx.db, room.groupId, { channelId: null, state: 'none' });
    await forgetLink(tx.db, linkBoard(channel));
    forget(channel);
    await sayWithout(tx, { group: room.groupId, session: room.sessionId });
  }

  async function cleared(tx: Tx, { group, channel }: { group: string; channel: string }): Promise<void> {
    const room = await lockRoom(tx.db, group);
    await forgetLink(tx.db, linkBoard(channel));
    forget(channel);
    if (room?.channelId !== channel) return;
    // It may have been asked for anew meanwhile.
    await changeRoom(tx.db, group, { channelId: null, ...(room.state === 'clearing' ? { state: 'none' } : {}) });
  }

  /** It is nobody's room any more, and still there: it is tried again, and the moderators hear once which channel to shut. */
  async function notCleared(tx: Tx, p: { guild: string; group: string; channel: string }): Promise<void> {
    const { guild, group, channel } = p;
    const room = await lockRoom(tx.db, group);
    if (room?.channelId !== channel || room.state !== 'clearing') return;
    const name = (await groupNamed(tx.db, group))?.name ?? '';
    const message = roomStays(strings(), { channel, name });
    await tellModerators(tx, { about: `${roomOf(group)}:stays:${channel}`, guild, message });
    await lookAtRoom(tx, { group, at: minutesAfter(clock.now(), tryAgainMinutes) });
  }

  return {
    lost,

    async plan(group: string) {
      const room = await readRoom(db, group);
      const circle = room && (await groupNamed(db, group));
      const parent = room && ((await readHome(db, room.guildId))?.categoryId ?? null);
      if (!room || !circle || parent === null) return null;
      const session = (await readSession(db, room.sessionId))?.session ?? null;
      const isOver = session === null || session.stage.at === 'closed';
      const suffix = suffixOf(installation, { group, session: room.sessionId });
      return {
        guild: room.guildId,
        channel: room.channelId,
        isWanted: room.state === 'open' || (room.state === 'asked' && !isOver),
        mayBeAnew: room.state === 'asked',
        parent,
        name: `${strings().voice.room()} ${circle.name} ${suffix}`,
        suffix,
        overwrites: roomOverwrites({
          ...{ guild: room.guildId, bot: discord.self },
          people: await belongingTo(db, circle),
        }),
      };
    },

    /** In one transaction, so that a process that dies right after it has lost no room. */
    async takeSpare(group: string): Promise<string | null> {
      return transact(async (tx) => {
        const mine = await lockRoom(tx.db, group);
        if (mine?.state !== 'asked') return null;
        const others = [];
        for (const { groupId, guildId, channelId: channel, sessionId } of await lockOtherRooms(tx.db, mine)) {
          if (channel === null) continue;
          const need = needOf(await standingOf(tx.db, sessionId), clock.now());
          others.push({ group: groupId, channel, need, people: discord.inVoice(guildId, channel)?.length ?? null });
        }
        const spare = spareAmong(others);
        if (!spare) return null;
        await changeRoom(tx.db, spare.group, { channelId: null, state: 'none' });
        await tx.cancelAlarms(roomOf(spare.group));
        await changeRoom(tx.db, group, { channelId: spare.channel });
        presence.know(spare.channel, { guild: mine.guildId, group });
        return spare.channel;
      });
    },

    async piece(group: string) {
      const room = await readRoom(db, group);
      if (room?.state !== 'open' || room.channelId === null) return null;
      const { guildId: guild, channelId: channel } = room;
      if (mute.has(channel) || !mayShowPiece(discord.rightsIn(guild, channel))) return null;
      const at = await readSession(db, room.sessionId);
      if (!at) return null;
      // Nobody in it, nobody to see the line; whoever comes in later finds it with the next turn.
      const isSeen = (discord.inVoice(guild, channel) ?? []).length > 0;
      const line = lineAfter(at.session, { shown: pieces.get(channel), written: room.pieces, isSeen });
      if (line === 'as it was') return null;
      if (line === 'elsewhere') return { group, channel, words: strings().voice.pieceElsewhere(), of: null };
      const called = line.with === null ? null : await calledBy(db, guild, line.with);
      const words = called === null || called === '' ? '' : strings().voice.piece(called);
      return { group, channel, words, of: line.with };
    },

    async pieceShown({ group, channel, of }: { group: string; channel: string; of: string | null }): Promise<void> {
      await transact((tx) => countPiece(tx.db, group));
      pieces.set(channel, { of });
    },

    /** How an act ended; inside the transaction that settles it. */
    async heard(tx: Tx, { guild, act, end }: { guild: string; act: RoomAct; end: End }): Promise<void> {
      const { group } = act;
      if (act.do === 'make-room') {
        if ('done' in end) await made(tx, { guild, group, channel: end.done });
        else await notMade(tx, { guild, group, code: end.refused });
      } else if (act.do === 'clear-room') {
        const isGone = 'done' in end || end.refused === codes.unknownChannel;
        await (isGone ? cleared(tx, act) : notCleared(tx, { ...act, guild }));
      } else if ('refused' in end) {
        const channel = (await readRoom(tx.db, group))?.channelId ?? null;
        if (channel !== null) mute.add(channel);
      }
    },
  };
}

/**
 * How the name of a room ends, and no other's does: by it the room is found again after a fault. Other databases have the
 * same row numbers, so the name of this one is in it.
 */
function suffixOf(installation: string, { group, session }: { group: string; session: string }): string {
  const digest = createHash('sha256').update(`${installation}:room:${group}:${session}`).digest();
  return `· ${digest.readUInt32BE().toString(36).slice(-5)}`;
}
