import type { WebSocket } from 'ws';
import type { JsonObject } from '../wire/json';

/** How many dispatches can be replayed after a dropped connection. */
const REMEMBERED = 2_000;

/** One identified connection, and what is needed to take it up again after a drop. */
export class Session {
  private seq = 0;
  private readonly sent: { seq: number; raw: string }[] = [];
  socket: WebSocket | null;
  droppedAt = 0;

  constructor(
    readonly id: string,
    readonly intents: number,
    readonly shard: readonly [number, number],
    socket: WebSocket,
  ) {
    this.socket = socket;
  }

  dispatch(name: string, data: JsonObject): void {
    this.seq += 1;
    const raw = JSON.stringify({ op: 0, t: name, s: this.seq, d: data });
    this.sent.push({ seq: this.seq, raw });
    if (this.sent.length > REMEMBERED * 2) this.sent.splice(0, REMEMBERED);
    this.socket?.send(raw);
  }

  /** False if what followed `seq` is no longer remembered. */
  resume(socket: WebSocket, seq: number): boolean {
    const first = this.sent[0]?.seq ?? this.seq + 1;
    if (seq > this.seq || seq + 1 < first) return false;
    this.socket = socket;
    for (const { seq: at, raw } of this.sent) if (at > seq) socket.send(raw);
    return true;
  }

  drop(): void {
    this.socket = null;
    this.droppedAt = Date.now();
  }
}

/** A guild belongs to one shard, by its id. Direct messages belong to the first. */
export function shardHas(shard: readonly [number, number], guildId: string | null): boolean {
  if (guildId === null) return shard[0] === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shard[1])) === shard[0];
}
