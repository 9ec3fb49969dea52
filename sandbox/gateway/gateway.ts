import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Faults } from '../faults/faults';
import type { Limits } from '../limits/limits';
import { guildCreateShape } from '../shapes/guilds';
import { Intent } from '../town/flags';
import type { Town } from '../town/model';
import { numberIn, textIn, type Json, type JsonObject } from '../wire/json';
import { applicationFlags, readyShape, refusalOf, unknownToken, type Switches } from './identifying';
import { membersChunk } from './members';
import { Op, readPacket } from './packets';
import { Session, shardHas, type Sent } from './session';
import { Sessions, type Audience } from './sessions';
import { breakOff, spoil, type Breaking } from './trouble';

export interface GatewayOptions extends Switches {
  readonly limits: Limits;
  readonly faults: Faults;
  readonly token: () => string;
  /** The old one is worth nothing from then on. */
  readonly resetToken: () => void;
  readonly heartbeatMs: number;
  readonly unknown: (what: string) => void;
}

/** The gateway v10 in JSON: every session of the token gets every dispatch its intents and shard allow. */
export class Gateway {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly sessions = new Sessions((session, sent, guild) => this.deliver(session, sent, guild));
  /** Guilds that Discord itself cannot reach, each with the outage that counts: a newer one takes the place of an older. */
  private readonly away = new Map<string, symbol>();
  private readonly timers = new Set<NodeJS.Timeout>();
  url = '';
  /** Hears the name and the guild of each dispatch, whoever else gets it. */
  onDispatch: (name: string, guild: string | null) => void = () => undefined;

  constructor(
    private readonly town: Town,
    private readonly options: GatewayOptions,
  ) {}

  get applicationFlags(): number {
    return applicationFlags(this.options);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, socket, head, (ws) => this.greet(ws));
  }

  dispatch(name: string, audience: Audience, data: JsonObject | ((intents: number) => JsonObject)): void {
    if (audience.guild === null || this.hears(audience.guild)) this.sessions.dispatch(name, audience, data);
    this.onDispatch(name, audience.guild);
  }

  /** The bot hears nothing of a guild that is unavailable, or that it is not in. */
  private hears(guild: string): boolean {
    return !this.away.has(guild) && this.town.guilds.get(guild)?.members.has(this.town.botId) === true;
  }

  /** Breaks off every connection; as when the network breaks unless it is said otherwise. */
  breakOff(breaking: Breaking = { how: 'break' }): void {
    for (const session of this.sessions.all()) breakOff(this.sessions, session, breaking);
  }

  /** The guild becomes unavailable: for so long, or until it is brought back. */
  takeAway(guild: string, forMs: number): void {
    const outage = Symbol(guild);
    const isNew = !this.away.has(guild);
    this.away.set(guild, outage);
    if (isNew)
      this.sessions.dispatch('GUILD_DELETE', { intents: Intent.Guilds, guild }, { id: guild, unavailable: true });
    if (!Number.isFinite(forMs)) return;
    this.later(forMs, () => {
      if (this.away.get(guild) === outage) this.bringBack(guild);
    });
  }

  /** It comes into view again, with all that has changed meanwhile. */
  bringBack(guildId: string): void {
    const guild = this.town.guilds.get(guildId);
    if (!this.away.delete(guildId)) return;
    const audience = { intents: Intent.Guilds, guild: guildId };
    if (!guild?.members.has(this.town.botId)) this.sessions.dispatch('GUILD_DELETE', audience, { id: guildId });
    else this.sessions.dispatch('GUILD_CREATE', audience, (intents) => guildCreateShape(this.town, guild, intents));
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const client of this.server.clients) client.terminate();
    this.server.close();
    this.sessions.clear();
  }

  private deliver(session: Session, sent: Sent, guild: string | null): void {
    // Who is away hears of it later; what goes wrong on purpose goes wrong on a line.
    const fault = session.socket && this.options.faults.ofEvent(sent.name);
    if (!fault) {
      session.send(sent);
      return;
    }
    spoil(fault, {
      sessions: this.sessions,
      session,
      sent,
      takeGuildAway: (forMs) => {
        // That it goes away is said once, and is no event for it to go away at.
        if (guild === null || sent.name === 'GUILD_DELETE') return false;
        this.takeAway(guild, forMs);
        return true;
      },
      later: (ms, act) => this.later(ms, act),
    });
  }

  private later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms);
    this.timers.add(timer);
  }

  private greet(ws: WebSocket): void {
    let session: Session | null = null;
    const isTooMuch = this.options.limits.sends();
    ws.on('error', () => ws.terminate());
    ws.on('close', (code) => {
      if (session?.socket !== ws) return;
      this.sessions.drop(session);
      // A client that says goodbye properly gives its session up.
      if (code === 1000 || code === 1001) this.sessions.forget(session);
    });
    ws.on('message', (raw: Buffer) => {
      const packet = readPacket(raw.toString('utf8'));
      if (isTooMuch()) ws.close(4008, 'You are being rate limited.');
      else if (!packet) ws.close(4002, 'Error while decoding payload.');
      else session = this.take(ws, session, packet);
    });
    ws.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: this.options.heartbeatMs, _trace: ['sandbox'] } }));
  }

  /** Gives back the session this connection belongs to afterwards. */
  private take(ws: WebSocket, session: Session | null, { op, d }: { op: number; d: JsonObject }): Session | null {
    if (op === Op.Heartbeat) {
      if (!this.options.faults.silences()) ws.send('{"op":11}');
    } else if (op === Op.Resume) return this.resume(ws, d) ?? session;
    else if (op === Op.Identify) {
      if (!session) return this.identify(ws, d);
      ws.close(4005, 'Already authenticated.');
    } else if (!session) ws.close(4003, 'Not authenticated.');
    else if (op === Op.RequestMembers) this.sendMembers(session, d);
    // A bot may show what it is doing, and nobody here looks; these are not there, and anything else is nowhere.
    else if (op === Op.Voice || op === Op.RequestSounds) this.options.unknown(`op ${op}`);
    else if (op !== Op.Presence) ws.close(4001, 'Unknown opcode.');
    return session;
  }

  private identify(ws: WebSocket, d: JsonObject): Session | null {
    const refusal = this.isToken(d.token) ? refusalOf(d, this.options) : unknownToken;
    if (refusal) {
      ws.close(refusal.code, refusal.reason);
      return null;
    }
    const shard = Array.isArray(d.shard) ? ([Number(d.shard[0]), Number(d.shard[1])] as const) : ([0, 1] as const);
    const verdict = this.options.limits.identify(shard[0]);
    if (verdict === 'exhausted') {
      // "all active sessions for the app will be terminated, the bot token will be reset" (events/gateway, "Identifying").
      this.options.resetToken();
      this.breakOff({ how: 'close', code: 4004 });
      ws.close(unknownToken.code, unknownToken.reason);
      return null;
    }
    if (verdict === 'too soon') {
      ws.send('{"op":9,"d":false}');
      return null;
    }
    const session = new Session(randomBytes(16).toString('hex'), numberIn(d.intents) ?? 0, shard, ws);
    this.sessions.add(session);
    const guilds = [...this.town.guilds.values()].filter(
      (guild) => guild.members.has(this.town.botId) && shardHas(shard, guild.id),
    );
    const ready = readyShape(this.town, { session, guilds, url: this.url, flags: this.applicationFlags });
    this.deliver(session, session.next('READY', JSON.stringify(ready)), null);
    if (!(session.intents & Intent.Guilds)) return session;
    for (const guild of guilds) {
      if (this.away.has(guild.id)) continue;
      const shape = guildCreateShape(this.town, guild, session.intents);
      this.deliver(session, session.next('GUILD_CREATE', JSON.stringify(shape)), guild.id);
    }
    return session;
  }

  private resume(ws: WebSocket, d: JsonObject): Session | null {
    if (!this.isToken(d.token)) {
      ws.close(unknownToken.code, unknownToken.reason);
      return null;
    }
    const session = this.sessions.get(textIn(d.session_id) ?? '');
    const seq = numberIn(d.seq) ?? 0;
    if (session?.isAhead(seq)) {
      ws.close(4007, 'Invalid seq.');
      return null;
    }
    if (!session?.resume(ws, seq)) {
      ws.send('{"op":9,"d":false}');
      return null;
    }
    this.deliver(session, session.next('RESUMED', '{"_trace":["sandbox"]}'), null);
    return session;
  }

  private sendMembers(session: Session, d: JsonObject): void {
    const guild = textIn(d.guild_id) ?? '';
    if (!this.hears(guild)) {
      this.options.unknown(`op ${Op.RequestMembers} for a guild that the bot does not hear`);
      return;
    }
    const chunk = membersChunk(this.town, session.intents, d);
    if (chunk) this.deliver(session, session.next('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk)), guild);
    else this.options.unknown(`op ${Op.RequestMembers} for all members, without the Server Members switch`);
  }

  private isToken(value: Json | undefined): boolean {
    return textIn(value)?.replace(/^Bot /, '') === this.options.token();
  }
}
