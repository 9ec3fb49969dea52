import type { JsonObject } from '../wire/json';
import { shardHas, type Sent, type Session } from './session';

/** How long a dropped session can be taken up again, in real milliseconds. */
const RESUMABLE_MS = 120_000;
/** A bot that is killed over and over leaves sessions behind; no more of them than this are kept. */
const MOST_DROPPED = 8;

export interface Audience {
  /** The session must have asked for one of these; null for what every session gets. */
  readonly intents: number | null;
  readonly guild: string | null;
}

/** All sessions of the token, connected or waiting to be taken up again. */
export class Sessions {
  private readonly byId = new Map<string, Session>();

  /** `deliver` brings an event on its way, or does not: see `trouble.ts`. */
  constructor(private readonly deliver: (session: Session, sent: Sent, guild: string | null) => void) {}

  add(session: Session): void {
    this.byId.set(session.id, session);
  }

  get(id: string): Session | undefined {
    const session = this.byId.get(id);
    return session && !isLost(session) ? session : undefined;
  }

  forget(session: Session): void {
    this.byId.delete(session.id);
  }

  all(): Session[] {
    return [...this.byId.values()];
  }

  /** Each distinct content is made and written as JSON once, however many sessions get it. */
  dispatch(name: string, audience: Audience, data: JsonObject | ((intents: number) => JsonObject)): void {
    const written = new Map<number, string>();
    for (const session of this.byId.values()) {
      if (audience.intents !== null && !(session.intents & audience.intents)) continue;
      if (!shardHas(session.shard, audience.guild)) continue;
      const key = typeof data === 'function' ? session.intents : 0;
      const json = written.get(key) ?? JSON.stringify(typeof data === 'function' ? data(session.intents) : data);
      written.set(key, json);
      this.deliver(session, session.next(name, json), audience.guild);
    }
  }

  drop(session: Session): void {
    session.drop();
    const dropped = this.all().filter((one) => !one.socket);
    dropped.sort((a, b) => b.droppedAt - a.droppedAt);
    for (const [at, one] of dropped.entries()) if (at >= MOST_DROPPED || isLost(one)) this.forget(one);
  }

  clear(): void {
    this.byId.clear();
  }
}

function isLost(session: Session): boolean {
  return !session.socket && Date.now() - session.droppedAt > RESUMABLE_MS;
}
