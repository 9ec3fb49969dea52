import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelPlan } from '../../discord/port';

const { ViewChannel, Connect, SendMessages, ReadMessageHistory } = PermissionFlagsBits;
const { Administrator, ManageChannels, ManageRoles, SetVoiceChannelStatus } = PermissionFlagsBits;

/** What Grove itself is given in a room: to say there where the thread is, and to find that again. */
const own = ViewChannel | Connect | SendMessages | ReadMessageHistory;
/** Whether people may speak, or show a screen, stays what the server says for everybody. */
const inside = ViewChannel | Connect | ReadMessageHistory;

/** Without Connect a room is shut to Grove in every way, and Discord lets nobody give a right that they do not hold. */
const toMakeOne = own | ManageChannels | ManageRoles;
/** Whoever is not in a room needs Manage Channels besides to write the line under its name; Grove is never in one. */
const toShowThePiece = Connect | SetVoiceChannelStatus | ManageChannels;

const holds = (rights: bigint, wanted: bigint): boolean =>
  (rights & Administrator) !== 0n || (rights & wanted) === wanted;

/** Null: nobody knows, so it is tried. */
export const mayMakeRooms = (rights: bigint | null): boolean => rights === null || holds(rights, toMakeOne);
export const mayShowPiece = (rights: bigint | null): boolean => rights === null || holds(rights, toShowThePiece);

/**
 * Who may see a room and go in: those who belong to the circle, and nobody else. Nobody writes there: what is written
 * belongs in the thread, where everybody can read it, also whoever is not in the room. @everyone has the guild's own id.
 */
export function roomOverwrites(p: {
  guild: string;
  bot: string;
  people: readonly string[];
}): ChannelPlan['overwrites'] {
  return [
    { id: p.guild, kind: 'role', allow: 0n, deny: ViewChannel | Connect | SendMessages },
    { id: p.bot, kind: 'member', allow: own, deny: 0n },
    ...p.people.map((id) => ({ id, kind: 'member' as const, allow: inside, deny: 0n })),
  ];
}
