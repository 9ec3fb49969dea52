import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Standing } from '../../discord/port';
import { missing, unfulfilled, type Needed, type Optional } from './permissions';
import { ownRights, type Place } from './plan';

/** What was found out, before anybody judges it; null where it could not be found out. */
export interface Facts {
  /** `refused` the token is no longer good, `away` Discord did not answer */
  readonly discord: { readonly clockAheadMs: number | null } | 'refused' | 'away';
  readonly gatewayIsOpen: boolean;
  readonly database: DatabaseFacts | null;
  readonly queue: QueueFacts | null;
  readonly zones: { readonly version: string; readonly areKnown: boolean };
  readonly seesThreadMembers: boolean;
}

export interface DatabaseFacts {
  readonly writeMs: number;
  readonly clockAheadMs: number;
  readonly migrationsToRun: number;
}

/** `null`: its backend is not Redis, or does not say. */
export interface QueueFacts {
  readonly ringMs: number;
  readonly forgetsWhenFull: boolean | null;
  readonly keepsAFile: boolean | null;
}

/** One thing looked at: that it is well, or the one step that mends it. */
export type Finding =
  | { readonly is: 'tokenGood' | 'tokenRefused' | 'discordAway' | 'gatewayOpen' | 'gatewayClosed' }
  /** no trouble: whoever runs Grove chooses */
  | { readonly is: 'strangersSeen' | 'strangersUnseen' }
  | { readonly is: 'databaseAway' | 'migrationsWaiting' | 'queueSilent' | 'redisForgets' | 'redisKeepsNoFile' }
  | { readonly is: 'databaseGood' | 'databaseSlow' | 'queueGood'; readonly ms: number }
  | { readonly is: 'clockGood' | 'clockUnknown' | 'zonesMissing' }
  | { readonly is: 'clockOff' | 'databaseClockOff'; readonly seconds: number }
  | { readonly is: 'zonesGood'; readonly version: string }
  | { readonly is: 'permissionsGood' | 'administrator' | 'placesGood' | 'notSetUp' | 'roleAbove' | 'roleBelow' }
  | { readonly is: 'permissionsLacking'; readonly lacking: readonly Needed[] }
  /** no trouble: what is lacking is optional */
  | { readonly is: 'roomsGood' }
  | { readonly is: 'roomsWithout'; readonly lacking: readonly Optional[] }
  | { readonly is: 'placesGone'; readonly gone: readonly (Place | 'category' | 'role')[] }
  | { readonly is: 'rightsTaken'; readonly channel: string; readonly lacking: readonly Needed[] };

const well: ReadonlySet<Finding['is']> = new Set<Finding['is']>([
  ...([
    'tokenGood',
    'gatewayOpen',
    'databaseGood',
    'queueGood',
    'clockGood',
    'zonesGood',
    'strangersSeen',
    'strangersUnseen',
  ] as const),
  ...(['permissionsGood', 'roomsGood', 'roomsWithout', 'placesGood', 'roleAbove'] as const),
]);

export const isWell = ({ is }: Finding): boolean => well.has(is);

/** Sessions are promised to the minute; past this a reminder is visibly early or late. */
const clockToleranceMs = 5_000;

/** How the machine, its database, its queue and its way to Discord are; the same for every guild. A write is slow beyond `slowMs`. */
export function examineMachine(facts: Facts, slowMs: number): Finding[] {
  return [
    ...tokenAndGateway(facts),
    ...databaseFindings(facts.database, slowMs),
    ...queueFindings(facts.queue),
    ...clockFindings(facts),
    facts.zones.areKnown ? { is: 'zonesGood', version: facts.zones.version } : { is: 'zonesMissing' },
  ];
}

function tokenAndGateway({ discord, gatewayIsOpen, seesThreadMembers }: Facts): Finding[] {
  if (discord === 'refused') return [{ is: 'tokenRefused' }];
  const gateway: Finding = { is: gatewayIsOpen ? 'gatewayOpen' : 'gatewayClosed' };
  const strangers: Finding = { is: seesThreadMembers ? 'strangersSeen' : 'strangersUnseen' };
  return [{ is: discord === 'away' ? 'discordAway' : 'tokenGood' }, gateway, strangers];
}

function databaseFindings(database: DatabaseFacts | null, slowMs: number): Finding[] {
  if (!database) return [{ is: 'databaseAway' }];
  if (database.migrationsToRun > 0) return [{ is: 'migrationsWaiting' }];
  return [{ is: database.writeMs > slowMs ? 'databaseSlow' : 'databaseGood', ms: database.writeMs }];
}

function queueFindings(queue: QueueFacts | null): Finding[] {
  if (!queue) return [{ is: 'queueSilent' }];
  const careless: Finding[] = [
    ...(queue.forgetsWhenFull ? [{ is: 'redisForgets' as const }] : []),
    ...(queue.keepsAFile === false ? [{ is: 'redisKeepsNoFile' as const }] : []),
  ];
  return careless.length > 0 ? careless : [{ is: 'queueGood', ms: queue.ringMs }];
}

function clockFindings({ discord, database }: Facts): Finding[] {
  const fromDiscord = typeof discord === 'object' ? discord.clockAheadMs : null;
  if (fromDiscord !== null && Math.abs(fromDiscord) > clockToleranceMs) {
    return [{ is: 'clockOff', seconds: Math.round(fromDiscord / 1_000) }];
  }
  const fromDatabase = database?.clockAheadMs ?? null;
  if (fromDatabase !== null && Math.abs(fromDatabase) > clockToleranceMs) {
    return [{ is: 'databaseClockOff', seconds: Math.round(fromDatabase / 1_000) }];
  }
  return [{ is: fromDiscord === null ? 'clockUnknown' : 'clockGood' }];
}

/** Ids of what the set-up made in a guild; null where it has not, or where nobody knows. */
export type MadeThere = Readonly<Record<Place | 'category' | 'role', string | null>>;

/** How Grove stands in one guild. */
export function examineGuild(p: {
  guild: string;
  self: string;
  standing: Standing;
  made: MadeThere | null;
}): Finding[] {
  const { guild, standing, made } = p;
  const inGuild = guildRights(guild, standing);
  const lacking = missing(inGuild);
  const permissions: Finding =
    (inGuild & PermissionFlagsBits.Administrator) !== 0n
      ? { is: 'administrator' }
      : lacking.length > 0
        ? { is: 'permissionsLacking', lacking }
        : { is: 'permissionsGood' };
  if (!made) return [permissions, { is: 'notSetUp' }];
  return [permissions, roomsFinding(inGuild), ...placeFindings({ ...p, made }), ...roleFindings(standing, made.role)];
}

function roomsFinding(inGuild: bigint): Finding {
  const lacking = unfulfilled(inGuild);
  return lacking.length > 0 ? { is: 'roomsWithout', lacking } : { is: 'roomsGood' };
}

function placeFindings(p: { guild: string; self: string; standing: Standing; made: MadeThere }): Finding[] {
  const { made, standing } = p;
  const names = ['category', 'welcome', 'circle', 'moderators', 'role'] as const;
  const stands = (name: (typeof names)[number]): boolean =>
    (name === 'role' ? standing.roles : standing.channels).some(({ id }) => id === made[name]);
  const gone = names.filter((name) => !stands(name));
  if (gone.length > 0) return [{ is: 'placesGone', gone }];
  const taken = (['welcome', 'circle', 'moderators'] as const).flatMap((place): Finding[] => {
    const channel = standing.channels.find(({ id }) => id === made[place]);
    const lacking = channel ? missing(channelRights({ ...p, channel }), ownRights) : [];
    return channel && lacking.length > 0 ? [{ is: 'rightsTaken', channel: channel.id, lacking }] : [];
  });
  return taken.length > 0 ? taken : [{ is: 'placesGood' }];
}

/** Discord lets nobody give a role that does not stand below their own highest one. */
function roleFindings({ roles, held }: Standing, moderators: string | null): Finding[] {
  const theirs = roles.find(({ id }) => id === moderators);
  if (!theirs) return [];
  const highest = Math.max(0, ...roles.filter(({ id }) => held.includes(id)).map(({ position }) => position));
  return [{ is: highest > theirs.position ? 'roleAbove' : 'roleBelow' }];
}

/** @everyone's role has the guild's own id, and everybody holds it without its being listed. */
const guildRights = (guild: string, { roles, held }: Standing): bigint =>
  roles.filter(({ id }) => id === guild || held.includes(id)).reduce((sum, { permissions }) => sum | permissions, 0n);

/** In Discord's order: @everyone's overwrite, those of the roles together, the member's own. */
export function channelRights(p: {
  guild: string;
  self: string;
  standing: Standing;
  channel: Standing['channels'][number];
}): bigint {
  const { guild, self, standing, channel } = p;
  const inGuild = guildRights(guild, standing);
  if ((inGuild & PermissionFlagsBits.Administrator) !== 0n) return inGuild;
  const layers = [
    channel.overwrites.filter(({ id }) => id === guild),
    channel.overwrites.filter(({ id, kind }) => kind === 'role' && id !== guild && standing.held.includes(id)),
    channel.overwrites.filter(({ id, kind }) => kind === 'member' && id === self),
  ];
  const rights = layers.reduce((bits, layer) => {
    const deny = layer.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
    const allow = layer.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
    return (bits & ~deny) | allow;
  }, inGuild);
  // Who cannot see a channel can do nothing in it.
  return (rights & PermissionFlagsBits.ViewChannel) === 0n ? 0n : rights;
}
