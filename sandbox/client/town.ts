import type { Advance, ClockReading } from '../clock';
import type { Someone } from '../control/people';
import type { GuildState, Person } from '../control/views';
import type { FaultPlan } from '../faults/faults';
import type { GatewayMode, RequestMode } from '../faults/kinds';
import { follow, type Follower } from '../follower';
import type { LedgerEntry, LedgerQuery } from '../ledger';
import type { LimitState } from '../limits/limits';
import type { LimitOption } from '../limits/numbers';
import type { LimitScope } from '../limits/refusal';
import type { Report } from '../tally';
import type { Awaited, Moment } from '../world';
import { caller, queryOf } from './call';
import { memberClient, type MemberClient } from './member';

interface About {
  displayName?: string;
  locale?: string;
  dmsOpen?: boolean;
  /** IANA name of the zone their computer is set to; UTC unless given. */
  zone?: string;
  /** 0xRRGGBB, of their picture */
  colour?: number;
  /** a short line for whoever chooses whom to be: "member, Lagos" */
  about?: string;
}

interface InGuild {
  guild: string;
  user: string;
}

export interface SandboxClient {
  readonly url: string;
  createUser(p: { name: string } & About): Promise<Person>;
  editUser(p: { user: string } & About): Promise<Person>;
  /** Everybody but the bots, and the guilds they are in. */
  people(): Promise<Someone[]>;
  /** The people somebody is sitting in for, at the page. */
  seats(): Promise<string[]>;
  /** Signposts in the town's time, for the page's time bar; setting them replaces all. */
  moments(): Promise<Moment[]>;
  setMoments(moments: readonly Moment[]): Promise<void>;
  awaited(): Promise<Awaited[]>;
  setAwaited(awaited: readonly Awaited[]): Promise<void>;
  createGuild(p: {
    name: string;
    owner: string;
    locale?: string;
    /** Decimal bitfield of the bot's own role. */
    botPermissions?: string;
    /** False: the bot was let in without the scope `applications.commands`. */
    commands?: boolean;
  }): Promise<{ id: string; everyoneRoleId: string; botRoleId: string; generalChannelId: string }>;
  editGuild(p: { guild: string; name?: string; locale?: string; commands?: boolean }): Promise<void>;
  joinGuild(p: InGuild & { roles?: string[] }): Promise<void>;
  leaveGuild(p: InGuild): Promise<void>;
  createRole(p: { guild: string; name: string; permissions?: string; mentionable?: boolean }): Promise<{ id: string }>;
  editRole(p: {
    guild: string;
    role: string;
    name?: string;
    permissions?: string;
    position?: number;
    mentionable?: boolean;
  }): Promise<void>;
  giveRole(p: InGuild & { role: string }): Promise<void>;
  takeRole(p: InGuild & { role: string }): Promise<void>;
  /** What the server's settings say about a command, or by the application's id about all of them. */
  ruleCommand(p: {
    guild: string;
    command: string;
    permissions: { id: string; type: 1 | 2 | 3; permission: boolean }[];
  }): Promise<void>;
  createChannel(p: { guild: string; name: string; type?: number; parent?: string }): Promise<{ id: string }>;
  setOverwrite(p: {
    channel: string;
    target: string;
    kind: 'role' | 'member';
    allow: string;
    deny: string;
  }): Promise<void>;
  deleteChannel(p: { channel: string }): Promise<void>;
  archiveThread(p: { channel: string; archived: boolean; locked?: boolean }): Promise<void>;
  addThreadMember(p: { channel: string; user: string }): Promise<void>;
  removeThreadMember(p: { channel: string; user: string }): Promise<void>;
  deleteMessage(p: { channel: string; message: string }): Promise<void>;
  as(user: string): MemberClient;
  /** Everything in it, as the town knows it. */
  guild(guild: string): Promise<GuildState>;
  ledger(p?: LedgerQuery): Promise<LedgerEntry[]>;
  report(): Promise<Report>;
  /** The sandbox is gone for the bot; the control API stays. Real time. */
  outage(p: { forMs: number } | { until: 'restored' } | { restored: true }): Promise<void>;
  /** The guild is unavailable: GUILD_DELETE now, GUILD_CREATE afterwards, and nothing in between. Real time. */
  guildOutage(p: { guild: string } & ({ forMs: number } | { until: 'restored' } | { restored: true })): Promise<void>;
  /** Plans one fault more. */
  fail(p: FaultWish): Promise<void>;
  /** Plans a list of faults. With the same seed the same of the same requests and events are struck. */
  planFaults(p: { seed?: number; faults: FaultWish[] }): Promise<void>;
  /** What was planned, what was struck, what is left. */
  faults(): Promise<FaultPlan>;
  clearFaults(): Promise<void>;
  /** The limits as they are now, and what of them is used up. */
  limits(): Promise<LimitState>;
  /** Other limits from now on; all that was counted is forgotten, and a ban is lifted. */
  setLimits(limits: LimitOption): Promise<void>;
  /** Breaks the connections, or asks for a reconnect (op 7), or declares the sessions resumable or lost (op 9), or closes them. */
  dropGateway(
    p?: { how: 'break' | 'reconnect' | 'resumable' | 'invalid' } | { how: 'close'; code?: number },
  ): Promise<void>;
  /** What `GET /gateway/bot` says is left of the day's identifies. */
  limitIdentifies(p: { remaining: number }): Promise<void>;
  /** The bot's token: after one identify too many it is another one. */
  token(): Promise<string>;
  readonly clock: {
    read(): Promise<ClockReading>;
    advance(p: Advance): Promise<ClockReading & { next: string | null }>;
    speed(p: { speed: number; by?: string }): Promise<ClockReading>;
    pause(p: { paused: boolean }): Promise<ClockReading>;
    /** Only moves by this name are made until null lets go; others may pause the clock. */
    hold(p: { held: string | null }): Promise<ClockReading>;
    /** With `last`, asked only once the others have settled. */
    follow(name: string, p?: { last?: boolean }): Follower;
  };
}

interface FaultWhen {
  /** How often it strikes; 1 unless given. */
  times?: number;
  /** The first so many that it fits are let through. */
  after?: number;
  /** How likely each of the others is struck, from 0 to 1. */
  chance?: number;
}

export type FaultWish = FaultWhen &
  (
    | {
        mode: RequestMode;
        /** The source of a regular expression over the path without `/api/v10`. */
        route?: string;
        method?: string;
        /** For `refuse` and `applyThenFail`; `code` is Discord's own, for `limit` too. */
        status?: number;
        code?: number;
        /** For `delay`; for `limit` the time to wait. */
        ms?: number;
        scope?: LimitScope;
      }
    | {
        mode: GatewayMode;
        /** The name of an event, as MESSAGE_CREATE; any but READY and RESUMED unless given. */
        event?: string;
        /** For `reorder`: the longest it is kept back; for `unavailable`: how long. */
        ms?: number;
        /** For `close`. */
        code?: number;
      }
  );

/** Works from any process on this machine. */
export function connectSandbox(url: string): SandboxClient {
  const call = caller(url);
  return {
    url,
    createUser: (p) => call('POST', '/users', p),
    editUser: ({ user, ...p }) => call('PATCH', `/users/${user}`, p),
    people: () => call('GET', '/people'),
    seats: () => call('GET', '/seats'),
    moments: () => call('GET', '/moments'),
    setMoments: (moments) => call('PUT', '/moments', moments),
    awaited: () => call('GET', '/awaited'),
    setAwaited: (awaited) => call('PUT', '/awaited', awaited),
    createGuild: (p) => call('POST', '/guilds', p),
    editGuild: ({ guild, ...p }) => call('PATCH', `/guilds/${guild}`, p),
    joinGuild: ({ guild, ...p }) => call('POST', `/guilds/${guild}/members`, p),
    leaveGuild: ({ guild, user }) => call('DELETE', `/guilds/${guild}/members/${user}`),
    createRole: ({ guild, ...p }) => call('POST', `/guilds/${guild}/roles`, p),
    editRole: ({ guild, role, ...p }) => call('PATCH', `/guilds/${guild}/roles/${role}`, p),
    giveRole: ({ guild, user, role }) => call('PUT', `/guilds/${guild}/members/${user}/roles/${role}`),
    takeRole: ({ guild, user, role }) => call('DELETE', `/guilds/${guild}/members/${user}/roles/${role}`),
    ruleCommand: ({ guild, command, ...p }) => call('PUT', `/guilds/${guild}/commands/${command}/permissions`, p),
    createChannel: ({ guild, ...p }) => call('POST', `/guilds/${guild}/channels`, p),
    setOverwrite: ({ channel, target, ...p }) => call('PUT', `/channels/${channel}/overwrites/${target}`, p),
    deleteChannel: ({ channel }) => call('DELETE', `/channels/${channel}`),
    archiveThread: ({ channel, ...p }) => call('PATCH', `/channels/${channel}`, p),
    addThreadMember: ({ channel, user }) => call('PUT', `/channels/${channel}/members/${user}`),
    removeThreadMember: ({ channel, user }) => call('DELETE', `/channels/${channel}/members/${user}`),
    deleteMessage: ({ channel, message }) => call('DELETE', `/channels/${channel}/messages/${message}`),
    as: (user) => memberClient(call, user),
    guild: (guild) => call('GET', `/guilds/${guild}`),
    ledger: (p = {}) => call('GET', `/ledger${queryOf(p)}`),
    report: () => call('GET', '/report'),
    outage: (p) => call('POST', '/outage', p),
    fail: (p) => call('POST', '/faults', p),
    guildOutage: ({ guild, ...p }) => call('POST', `/guilds/${guild}/outage`, p),
    planFaults: (p) => call('POST', '/faults', p),
    faults: () => call('GET', '/faults'),
    clearFaults: () => call('DELETE', '/faults'),
    limits: () => call('GET', '/limits'),
    setLimits: (limits) => call('PUT', '/limits', { limits }),
    token: async () => (await call<{ token: string }>('GET', '/token')).token,
    dropGateway: (p) => call('POST', '/gateway/drop', p ?? {}),
    limitIdentifies: (p) => call('POST', '/gateway/limit', p),
    clock: {
      read: () => call('GET', '/clock'),
      advance: (p) => call('POST', '/clock', p),
      speed: (p) => call('POST', '/clock', p),
      pause: (p) => call('POST', '/clock', p),
      hold: (p) => call('POST', '/clock', p),
      follow: (name, p) => follow(url, name, p),
    },
  };
}
