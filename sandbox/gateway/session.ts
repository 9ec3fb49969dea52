import type { WebSocket } from 'ws';

/** How many dispatches can at least be replayed after a dropped connection. */
const REMEMBERED = 2_000;

export interface Sent {
  readonly seq: number;
  readonly name: string;
  /** The data as JSON; the same text for every session it goes to. */
  readonly data: string;
}

/** One identified connection, and what is needed to take it up again after a drop. */
export class Session {
  private seq = 0;
  private readonly sent: Sent[] = [];
  private kept: Sent[] = [];
  droppedAt = 0;

  constructor(
    readonly id: string,
    readonly intents: number,
    readonly shard: readonly [number, number],
    public socket: WebSocket | null,
  ) {}

  /** Remembers it for a replay. It is on its way only when it is sent. */
  next(name: string, data: string): Sent {
    this.seq += 1;
    const sent = { seq: this.seq, name, data };
    this.sent.push(sent);
    if (this.sent.length > REMEMBERED * 2) this.sent.splice(0, REMEMBERED);
    return sent;
  }

  /** What was kept back has been overtaken now, and follows. */
  send(sent: Sent): void {
    this.socket?.send(packet(sent));
    if (this.kept.length > 0) this.sendKept();
  }

  /** Held until another one has overtaken it. */
  keepBack(sent: Sent): void {
    this.kept.push(sent);
  }

  sendKept(): void {
    const kept = this.kept;
    this.kept = [];
    for (const sent of kept) this.socket?.send(packet(sent));
  }

  /** Whether a client claims to have heard what was never said. */
  isAhead(seq: number): boolean {
    return seq > this.seq;
  }

  /** False if what followed `seq` is no longer remembered. */
  resume(socket: WebSocket, seq: number): boolean {
    const first = this.sent[0]?.seq ?? this.seq + 1;
    if (seq + 1 < first) return false;
    this.socket = socket;
    for (const sent of this.sent) if (sent.seq > seq) socket.send(packet(sent));
    return true;
  }

  drop(): void {
    this.socket = null;
    this.kept = [];
    this.droppedAt = Date.now();
  }
}

function packet({ seq, name, data }: Sent): string {
  return `{"op":0,"t":"${name}","s":${seq},"d":${data}}`;
}

/** A guild belongs to one shard, by its id. Direct messages belong to the first. */
export function shardHas(shard: readonly [number, number], guildId: string | null): boolean {
  if (guildId === null) return shard[0] === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shard[1])) === shard[0];
}
