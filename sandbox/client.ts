import type { Advance, ClockReading } from './clock';
import type { GuildState, OutcomeView, Person, SeenChannel, SeenMessage } from './control/views';
import type { Someone } from './control/people';
import type { View } from './control/seeing';
import type { FaultPlan } from './faults/faults';
import type { GatewayMode, RequestMode } from './faults/kinds';
import { follow, type Follower } from './follower';
import type { SeenCommand } from './interactions/commands';
import type { FieldValue } from './interactions/form';
import type { OptionValue } from './interactions/options';
import type { SeenForm } from './interactions/store';
import type { LedgerEntry, LedgerQuery } from './ledger';
import type { LimitState } from './limits/limits';
import type { LimitOption } from './limits/numbers';
import type { LimitScope } from './limits/refusal';
import type { Report } from './tally';
import type { Awaited, Moment } from './world';
import { buttonsOf } from './reading';

export type { ClockReading } from './clock';
export type { GuildState, Person, SeenChannel, SeenMessage } from './control/views';
export type { LiveChange } from './control/live';
export type { Someone } from './control/people';
export type { View } from './control/seeing';
export type { GuildView, May, ViewChannel, ViewEvent, ViewMember } from './control/view';
export type { FaultPlan, PlannedFault } from './faults/faults';
export type { FaultMode, GatewayMode, RequestMode } from './faults/kinds';
export type { LimitState } from './limits/limits';
export type { LimitNumbers, LimitOption } from './limits/numbers';
export type { Follower } from './follower';
export type { SeenCommand } from './interactions/commands';
export type { FieldValue } from './interactions/form';
export type { OptionValue } from './interactions/options';
export type { SeenForm } from './interactions/store';
export type { LedgerEntry, LedgerKind, LedgerQuery } from './ledger';
export type { Report } from './tally';
export type { Awaited, Moment } from './world';
export { buttonsOf, selectsOf, textOf, type SeenButton, type SeenSelect } from './reading';

/** The town said no: `status` and the reason it gave. */
export class SandboxError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What became of an interaction once it was acknowledged, or three seconds had passed. */
export interface Outcome extends OutcomeView {
  /** Resolves once a deferred answer was filled in; rejects after 15 s of real time. */
  settled(): Promise<{ reply?: SeenMessage; followUps: SeenMessage[] }>;
}

export interface Component {
  channel: string;
  message: string;
  customId: string;
  /** Sends it even if no such component is there. */
  forge?: boolean;
}

export interface Speaking {
  /** Left out in direct messages. */
  guild?: string;
  channel: string;
  /** `cohort create`, or the name in a context menu. */
  command: string;
  options?: Record<string, OptionValue>;
  /** The user or message a context-menu command is about. */
  target?: string;
  forge?: boolean;
}

/** One person: what they see, and only that; what they do, and only if they could. */
export interface MemberClient {
  readonly id: string;
  guilds(): Promise<{ id: string; name: string }[]>;
  /** All they have before them: a guild, the newest messages of a channel. Without a guild, their direct messages. */
  view(p?: { guild?: string; channel?: string }): Promise<View>;
  channels(guild: string): Promise<SeenChannel[]>;
  /** Oldest first. Rejects with status 403 where the person does not see the channel. */
  messages(channel: string, p?: { limit?: number }): Promise<SeenMessage[]>;
  dms(): Promise<SeenMessage[]>;
  /** The channel of the direct messages between this person and the bot. */
  dmChannel(): Promise<{ id: string }>;
  commands(guild: string): Promise<SeenCommand[]>;
  run(p: Speaking): Promise<Outcome>;
  autocomplete(p: Speaking & { focused: string; value: string }): Promise<{ name: string; value: string | number }[]>;
  click(p: Component): Promise<Outcome>;
  /** The newest visible message with an enabled button of that label, or of one that starts with it. */
  clickLabel(p: { channel: string; message?: string; label: string }): Promise<Outcome>;
  choose(p: Component & { values: string[] }): Promise<Outcome>;
  /** Fields by custom_id or by label; those left out keep their prefilled value. */
  submit(p: {
    form: SeenForm;
    fields: Record<string, FieldValue>;
    forge?: boolean;
    /** with `forge`: the name of another form */
    customId?: string;
  }): Promise<Outcome>;
  write(p: { channel: string; content: string; repliesTo?: string }): Promise<SeenMessage>;
  editMessage(p: { message: string; content: string }): Promise<SeenMessage>;
  deleteMessage(p: { message: string }): Promise<void>;
  showTyping(p: { channel: string }): Promise<void>;
  react(p: { message: string; emoji: string }): Promise<void>;
  unreact(p: { message: string; emoji: string }): Promise<void>;
  pin(p: { message: string }): Promise<void>;
  unpin(p: { message: string }): Promise<void>;
  joinVoice(p: { channel: string }): Promise<void>;
  /** Their own microphone and headphones. */
  setMicrophone(p: { mute?: boolean; deaf?: boolean }): Promise<void>;
  leaveVoice(): Promise<void>;
  /** Rejects with status 404 where the invite has run out, is used up or was taken back. */
  acceptInvite(p: { code: string }): Promise<{ guild: string; channel: string }>;
  /** Private unless it is said to be public. */
  createThread(p: { channel: string; name: string; public?: boolean }): Promise<{ id: string }>;
  joinThread(p: { thread: string }): Promise<void>;
  leaveThread(p: { thread: string }): Promise<void>;
  showInterest(p: { event: string }): Promise<void>;
  takeInterestBack(p: { event: string }): Promise<void>;
}

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

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

function memberClient(call: Call, id: string): MemberClient {
  const at = `/as/${id}`;
  const messages: MemberClient['messages'] = (channel, p = {}) =>
    call('GET', `${at}/messages${queryOf({ channel, ...p })}`);
  const act = async (what: string, p: object): Promise<Outcome> =>
    outcome(call, await call<OutcomeView>('POST', `${at}/${what}`, p));
  return {
    id,
    messages,
    guilds: () => call('GET', `${at}/guilds`),
    view: (p = {}) => call('GET', `${at}/view${queryOf(p)}`),
    channels: (guild) => call('GET', `${at}/channels${queryOf({ guild })}`),
    dms: () => call('GET', `${at}/dms`),
    dmChannel: () => call('POST', `${at}/dm`),
    commands: (guild) => call('GET', `${at}/commands${queryOf({ guild })}`),
    run: (p) => act('run', p),
    autocomplete: (p) => call('POST', `${at}/autocomplete`, p),
    click: (p) => act('click', p),
    clickLabel: async ({ channel, message, label }) => {
      const seen = (await messages(channel)).filter((one) => message === undefined || one.id === message).reverse();
      for (const one of seen) {
        const enabled = buttonsOf(one).filter((button) => !button.disabled && button.customId !== null);
        const button =
          enabled.find((candidate) => candidate.label === label) ??
          enabled.find((candidate) => candidate.label.startsWith(label));
        if (button) return await act('click', { channel, message: one.id, customId: button.customId });
      }
      throw new SandboxError(409, `no enabled button "${label}" in sight`);
    },
    choose: (p) => act('choose', p),
    submit: ({ form, ...p }) => act('submit', { form: form.id, ...p }),
    write: (p) => call('POST', `${at}/messages`, p),
    editMessage: ({ message, content }) => call('PATCH', `${at}/messages/${message}`, { content }),
    deleteMessage: ({ message }) => call('DELETE', `${at}/messages/${message}`),
    showTyping: (p) => call('POST', `${at}/typing`, p),
    react: (p) => call('PUT', reaction(at, p)),
    unreact: (p) => call('DELETE', reaction(at, p)),
    pin: ({ message }) => call('PUT', `${at}/messages/${message}/pin`),
    unpin: ({ message }) => call('DELETE', `${at}/messages/${message}/pin`),
    joinVoice: (p) => call('PUT', `${at}/voice`, p),
    setMicrophone: (p) => call('PATCH', `${at}/voice`, p),
    leaveVoice: () => call('DELETE', `${at}/voice`),
    acceptInvite: ({ code }) => call('POST', `${at}/invites/${encodeURIComponent(code)}`),
    createThread: (p) => call('POST', `${at}/threads`, p),
    joinThread: ({ thread }) => call('PUT', `${at}/threads/${thread}`),
    leaveThread: ({ thread }) => call('DELETE', `${at}/threads/${thread}`),
    showInterest: ({ event }) => call('PUT', `${at}/events/${event}`),
    takeInterestBack: ({ event }) => call('DELETE', `${at}/events/${event}`),
  };
}

function reaction(at: string, p: { message: string; emoji: string }): string {
  return `${at}/messages/${p.message}/reactions/${encodeURIComponent(p.emoji)}`;
}

function outcome(call: Call, view: OutcomeView): Outcome {
  return { ...view, settled: () => call('GET', `/interactions/${view.interaction}/settled`) };
}

function caller(url: string): Call {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === '' ? undefined : JSON.parse(text)) as T;
    if (response.ok) return answer;
    throw new SandboxError(
      response.status,
      (answer as { error?: string } | undefined)?.error ?? `${method} ${path}: ${response.status}`,
    );
  };
}

function queryOf(p: object): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(p as Record<string, string | number | undefined>)) {
    if (value !== undefined) query.set(key, String(value));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
