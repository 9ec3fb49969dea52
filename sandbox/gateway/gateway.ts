import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { guildCreateShape } from '../shapes/guilds';
import { memberShape, userShape } from '../shapes/people';
import { Intent } from '../town/flags';
import type { Town } from '../town/model';
import { isObject, numberIn, objectIn, parseJson, textIn, textsIn, type Json, type JsonObject } from '../wire/json';
import { Session, shardHas } from './session';

const HEARTBEAT_MS = 41_250;
/** How long a dropped session can be taken up again, in real milliseconds. */
const RESUMABLE_MS = 120_000;
const ALL_INTENTS = (1 << 26) - 1;
/** Application flags that tell a client which privileged switches are on. */
const MEMBERS_LIMITED = 1 << 15;
const CONTENT_LIMITED = 1 << 19;

export interface GatewayOptions {
  readonly token: string;
  readonly serverMembers: boolean;
  readonly messageContent: boolean;
  readonly unknown: (what: string) => void;
}

export interface Audience {
  /** The session must have asked for one of these. */
  readonly intents: number;
  readonly guild: string | null;
}

/** The gateway v10 in JSON: every session of the token gets every dispatch its intents and shard allow. */
export class Gateway {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly sessions = new Map<string, Session>();
  closed = false;
  /** What `GET /gateway/bot` says is left of the day's identifies. */
  identifiesLeft = 1_000;
  url = '';

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
    for (const session of this.sessions.values()) {
      if (!(session.intents & audience.intents) || !shardHas(session.shard, audience.guild)) continue;
      if (!session.socket && Date.now() - session.droppedAt > RESUMABLE_MS) this.sessions.delete(session.id);
      else session.dispatch(name, typeof data === 'function' ? data(session.intents) : data);
    }
  }

  /** To every session of the shard, whatever its intents: interactions are for whoever runs the application. */
  dispatchToAll(name: string, guild: string | null, data: JsonObject): number {
    let reached = 0;
    for (const session of this.sessions.values()) {
      if (!shardHas(session.shard, guild)) continue;
      session.dispatch(name, data);
      if (session.socket) reached += 1;
    }
    return reached;
  }

  /** As when the network breaks: no close code, and the client may resume. */
  drop(): void {
    for (const session of this.sessions.values()) {
      session.socket?.terminate();
      session.drop();
    }
  }

  /** Asks every connected client to come back: by op 7, or by op 9 with a session that is lost. */
  recall(how: 'reconnect' | 'invalid'): void {
    for (const session of [...this.sessions.values()]) {
      if (how === 'invalid') this.sessions.delete(session.id);
      session.socket?.send(JSON.stringify(how === 'invalid' ? { op: 9, d: false } : { op: 7, d: null }));
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
      if (!session || session.socket !== ws) return;
      session.drop();
      // A client that says goodbye properly gives its session up.
      if (code === 1000 || code === 1001) this.sessions.delete(session.id);
    });
    ws.on('message', (raw: Buffer) => {
      const packet = readPacket(raw.toString('utf8'));
      if (!packet) {
        ws.close(4002, 'Error while decoding payload.');
        return;
      }
      if (packet.op === 1) {
        ws.send('{"op":11}');
        return;
      }
      if (packet.op === 2) {
        if (session) {
          ws.close(4005, 'Already authenticated.');
          return;
        }
        session = this.identify(ws, objectIn(packet.d));
        return;
      }
      if (packet.op === 6) {
        session = this.takeUp(ws, objectIn(packet.d)) ?? session;
        return;
      }
      if (!session) {
        ws.close(4003, 'Not authenticated.');
        return;
      }
      if (packet.op === 8) {
        this.sendMembers(session, objectIn(packet.d));
        return;
      }
      // A bot may show what it is doing; nobody here looks.
      if (packet.op === 3) return;
      this.options.unknown(`op ${packet.op}`);
      if (packet.op !== 4) ws.close(4001, 'Unknown opcode.');
    });
    ws.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS, _trace: ['sandbox'] } }));
  }

  private identify(ws: WebSocket, d: JsonObject): Session | null {
    const refusal = this.refusal(d);
    if (refusal) {
      ws.close(refusal.code, refusal.reason);
      return null;
    }
    const shard = Array.isArray(d.shard) ? ([Number(d.shard[0]), Number(d.shard[1])] as const) : ([0, 1] as const);
    const session = new Session(randomBytes(16).toString('hex'), numberIn(d.intents) ?? 0, shard, ws);
    this.sessions.set(session.id, session);
    const bot = this.town.users.get(this.town.botId);
    const guilds = [...this.town.guilds.values()].filter(
      (guild) => guild.members.has(this.town.botId) && shardHas(shard, guild.id),
    );
    session.dispatch('READY', {
      v: 10,
      user: bot ? { ...userShape(bot), verified: true, mfa_enabled: true, email: null } : null,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: { id: this.town.applicationId, flags: this.applicationFlags },
      shard: [...shard],
      private_channels: [],
      _trace: ['sandbox'],
    });
    if (session.intents & Intent.Guilds)
      for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreateShape(this.town, guild, session.intents));
    return session;
  }

  private refusal(d: JsonObject): { code: number; reason: string } | null {
    if (textIn(d.token)?.replace(/^Bot /, '') !== this.options.token)
      return { code: 4004, reason: 'Authentication failed.' };
    const intents = numberIn(d.intents);
    if (intents === undefined || intents < 0 || intents > ALL_INTENTS)
      return { code: 4013, reason: 'Invalid intent(s).' };
    const switchedOff =
      (this.options.serverMembers ? 0 : Intent.GuildMembers) |
      (this.options.messageContent ? 0 : Intent.MessageContent) |
      Intent.GuildPresences;
    if (intents & switchedOff) return { code: 4014, reason: 'Disallowed intent(s).' };
    const shard = d.shard;
    if (shard !== undefined && !(Array.isArray(shard) && Number(shard[0]) < Number(shard[1])))
      return { code: 4010, reason: 'Invalid shard.' };
    return null;
  }

  private takeUp(ws: WebSocket, d: JsonObject): Session | null {
    if (textIn(d.token)?.replace(/^Bot /, '') !== this.options.token) {
      ws.close(4004, 'Authentication failed.');
      return null;
    }
    const session = this.sessions.get(textIn(d.session_id) ?? '');
    if (
      !session ||
      (!session.socket && Date.now() - session.droppedAt > RESUMABLE_MS) ||
      !session.resume(ws, numberIn(d.seq) ?? 0)
    ) {
      ws.send('{"op":9,"d":false}');
      return null;
    }
    session.dispatch('RESUMED', { _trace: ['sandbox'] });
    return session;
  }

  /** Single members by id or by the start of their name; the whole list needs the Server Members switch. */
  private sendMembers(session: Session, d: JsonObject): void {
    const guild = this.town.guilds.get(textIn(d.guild_id) ?? '');
    if (!guild) return;
    const ids = typeof d.user_ids === 'string' ? [d.user_ids] : textsIn(d.user_ids);
    const query = textIn(d.query)?.toLowerCase();
    const all = query === '' && (numberIn(d.limit) ?? 0) === 0;
    if (all && !(session.intents & Intent.GuildMembers)) {
      this.options.unknown('op 8 for all members, without the Server Members switch');
      return;
    }
    const found = [...guild.members.values()].filter((member) => {
      const user = this.town.users.get(member.userId);
      if (ids.length > 0) return ids.includes(member.userId);
      return (
        query !== undefined &&
        (user?.name.toLowerCase().startsWith(query) === true || member.nick?.toLowerCase().startsWith(query) === true)
      );
    });
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: found.flatMap((member) => {
        const user = this.town.users.get(member.userId);
        return user ? [memberShape(member, user)] : [];
      }),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids.filter((id) => !guild.members.has(id)),
      ...(textIn(d.nonce) === undefined ? {} : { nonce: d.nonce }),
    });
  }
}

function readPacket(raw: string): { op: number; d: Json | undefined } | null {
  try {
    const packet = parseJson(raw);
    if (!isObject(packet)) return null;
    const op = numberIn(packet.op);
    return op === undefined ? null : { op, d: packet.d };
  } catch {
    return null;
  }
}
