import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { guildCreateShape } from '../shapes/guilds';
import { userShape } from '../shapes/people';
import { Intent } from '../town/flags';
import type { Town } from '../town/model';
import { isObject, numberIn, objectIn, parseJson, textIn, type Json, type JsonObject } from '../wire/json';
import { membersChunk } from './members';
import { Session, shardHas } from './session';
import { Sessions, type Audience } from './sessions';

const HEARTBEAT_MS = 41_250;
const ALL_INTENTS = (1 << 26) - 1;
/** Application flags that tell a client which privileged switches are on. */
const MEMBERS_LIMITED = 1 << 15;
const CONTENT_LIMITED = 1 << 19;

const Op = {
  Heartbeat: 1,
  Identify: 2,
  Presence: 3,
  Resume: 6,
  Reconnect: 7,
  RequestMembers: 8,
  InvalidSession: 9,
  Hello: 10,
} as const;

export interface GatewayOptions {
  readonly token: string;
  readonly serverMembers: boolean;
  readonly messageContent: boolean;
  readonly identifyRefusal?: number;
  readonly unknown: (what: string) => void;
}

interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** The gateway v10 in JSON: every session of the token gets every dispatch its intents and shard allow. */
export class Gateway {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly sessions = new Sessions();
  /** What `GET /gateway/bot` says is left of the day's identifies. */
  identifiesLeft = 1_000;
  url = '';
  /** Hears the name and the guild of each dispatch, whoever else gets it. */
  onDispatch: (name: string, guild: string | null) => void = () => undefined;

  constructor(
    private readonly town: Town,
    private readonly options: GatewayOptions,
  ) {}

  get applicationFlags(): number {
    return (this.options.serverMembers ? MEMBERS_LIMITED : 0) | (this.options.messageContent ? CONTENT_LIMITED : 0);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, socket, head, (ws) => this.greet(ws));
  }

  dispatch(name: string, audience: Audience, data: JsonObject | ((intents: number) => JsonObject)): void {
    // Of a guild that it is not in, a bot hears nothing.
    if (audience.guild === null || this.town.guilds.get(audience.guild)?.members.has(this.town.botId))
      this.sessions.dispatch(name, audience, data);
    this.onDispatch(name, audience.guild);
  }

  /** As when the network breaks: no close code, and the client may resume. */
  drop(): void {
    for (const session of this.sessions.all()) {
      session.socket?.terminate();
      if (session.socket) this.sessions.drop(session);
    }
  }

  /** Asks every connected client to come back: by op 7, or by op 9 with a session that is lost. */
  recall(how: 'reconnect' | 'invalid'): void {
    for (const session of this.sessions.all()) {
      if (how === 'invalid') this.sessions.forget(session);
      session.socket?.send(
        JSON.stringify(how === 'invalid' ? { op: Op.InvalidSession, d: false } : { op: Op.Reconnect, d: null }),
      );
    }
  }

  close(): void {
    for (const client of this.server.clients) client.terminate();
    this.server.close();
    this.sessions.clear();
  }

  private greet(ws: WebSocket): void {
    let session: Session | null = null;
    ws.on('error', () => ws.terminate());
    ws.on('close', (code) => {
      if (session?.socket !== ws) return;
      this.sessions.drop(session);
      // A client that says goodbye properly gives its session up.
      if (code === 1000 || code === 1001) this.sessions.forget(session);
    });
    ws.on('message', (raw: Buffer) => {
      const packet = readPacket(raw.toString('utf8'));
      if (!packet) ws.close(4002, 'Error while decoding payload.');
      else session = this.take(ws, session, packet);
    });
    ws.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: HEARTBEAT_MS, _trace: ['sandbox'] } }));
  }

  /** Gives back the session this connection belongs to afterwards. */
  private take(ws: WebSocket, session: Session | null, { op, d }: { op: number; d: JsonObject }): Session | null {
    if (op === Op.Heartbeat) ws.send('{"op":11}');
    else if (op === Op.Resume) return this.resume(ws, d) ?? session;
    else if (op === Op.Identify) {
      if (!session) return this.identify(ws, d);
      ws.close(4005, 'Already authenticated.');
    } else if (!session) ws.close(4003, 'Not authenticated.');
    else if (op === Op.RequestMembers) this.sendMembers(session, d);
    else if (op !== Op.Presence) {
      // A bot may show what it is doing, and nobody here looks; anything else is not there.
      this.options.unknown(`op ${op}`);
    }
    return session;
  }

  private identify(ws: WebSocket, d: JsonObject): Session | null {
    const refusal = this.refusal(d);
    if (refusal) {
      ws.close(refusal.code, refusal.reason);
      return null;
    }
    const shard = Array.isArray(d.shard) ? ([Number(d.shard[0]), Number(d.shard[1])] as const) : ([0, 1] as const);
    const session = new Session(randomBytes(16).toString('hex'), numberIn(d.intents) ?? 0, shard, ws);
    this.sessions.add(session);
    const bot = this.town.users.get(this.town.botId);
    const guilds = [...this.town.guilds.values()].filter(
      (guild) => guild.members.has(this.town.botId) && shardHas(shard, guild.id),
    );
    const ready: JsonObject = {
      v: 10,
      user: bot ? { ...userShape(bot), verified: true, mfa_enabled: true, email: null } : null,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: { id: this.town.applicationId, flags: this.applicationFlags },
      shard: [...shard],
      private_channels: [],
      _trace: ['sandbox'],
    };
    session.dispatch('READY', JSON.stringify(ready));
    if (!(session.intents & Intent.Guilds)) return session;
    for (const guild of guilds)
      session.dispatch('GUILD_CREATE', JSON.stringify(guildCreateShape(this.town, guild, session.intents)));
    return session;
  }

  private refusal(d: JsonObject): Closing | null {
    if (!this.isToken(d.token)) return { code: 4004, reason: 'Authentication failed.' };
    if (this.options.identifyRefusal !== undefined)
      return { code: this.options.identifyRefusal, reason: 'As planned.' };
    const intents = numberIn(d.intents);
    if (intents === undefined || intents < 0 || intents > ALL_INTENTS)
      return { code: 4013, reason: 'Invalid intent(s).' };
    const members = this.options.serverMembers ? 0 : Intent.GuildMembers;
    const content = this.options.messageContent ? 0 : Intent.MessageContent;
    if (intents & (members | content | Intent.GuildPresences)) return { code: 4014, reason: 'Disallowed intent(s).' };
    const shard = d.shard;
    if (shard !== undefined && !(Array.isArray(shard) && Number(shard[0]) < Number(shard[1])))
      return { code: 4010, reason: 'Invalid shard.' };
    return null;
  }

  private resume(ws: WebSocket, d: JsonObject): Session | null {
    if (!this.isToken(d.token)) {
      ws.close(4004, 'Authentication failed.');
      return null;
    }
    const session = this.sessions.get(textIn(d.session_id) ?? '');
    if (!session?.resume(ws, numberIn(d.seq) ?? 0)) {
      ws.send('{"op":9,"d":false}');
      return null;
    }
    session.dispatch('RESUMED', '{"_trace":["sandbox"]}');
    return session;
  }

  private sendMembers(session: Session, d: JsonObject): void {
    const chunk = membersChunk(this.town, session.intents, d);
    if (chunk) session.dispatch('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
    else this.options.unknown(`op ${Op.RequestMembers} for all members, without the Server Members switch`);
  }

  private isToken(value: Json | undefined): boolean {
    return textIn(value)?.replace(/^Bot /, '') === this.options.token;
  }
}

function readPacket(raw: string): { op: number; d: JsonObject } | null {
  try {
    const packet = parseJson(raw);
    if (!isObject(packet)) return null;
    const op = numberIn(packet.op);
    return op === undefined ? null : { op, d: objectIn(packet.d) };
  } catch {
    return null;
  }
}
