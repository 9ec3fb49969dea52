export interface ClockReading {
  readonly tick: number;
  readonly now: string;
  readonly speed: number;
}

export interface Advance {
  byMs?: number;
  to?: string;
  toNext?: boolean;
  /** `toNext` does not go beyond this instant. */
  limit?: string;
}

/** Thrown when a follower does not say that it has settled. */
export class Unsettled extends Error {}

interface Follower {
  readonly name: string;
  readonly send: (line: object) => void;
  readonly asks: Map<number, (next: number | null) => void>;
}

/**
 * The town's own clock. At speed 0 it is held: it moves only when told, and never past a follower's next wake-up
 * before that follower has finished the work due then. What belongs to Discord itself never looks at it.
 */
export class TownClock {
  private tick = 0;
  private anchor: { town: number; real: number };
  private readonly followers = new Map<string, Follower>();
  /** Hears of each change, and is never asked or waited for. */
  onChange: (reading: ClockReading) => void = () => undefined;
  private counter = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    startAt: string | undefined,
    private speed: number,
    private readonly patienceMs = 30_000,
  ) {
    const real = Date.now();
    this.anchor = { town: startAt === undefined ? real : Date.parse(startAt), real };
  }

  read(): ClockReading {
    return { tick: this.tick, now: new Date(this.millis()).toISOString(), speed: this.speed };
  }

  now(): string {
    return new Date(this.millis()).toISOString();
  }

  setSpeed(speed: number): ClockReading {
    this.anchor = { town: this.millis(), real: Date.now() };
    this.speed = speed;
    this.announce();
    return this.read();
  }

  follow(name: string, send: (line: object) => void): string {
    this.counter += 1;
    const id = `f${this.counter}`;
    this.followers.set(id, { name, send, asks: new Map() });
    send({ follower: id, ...this.read() });
    return id;
  }

  /** Whoever stops following has nothing due any more: what it was asked counts as answered. */
  unfollow(id: string): void {
    const follower = this.followers.get(id);
    this.followers.delete(id);
    for (const answer of follower?.asks.values() ?? []) answer(null);
  }

  /** False if there is no such follower or no such question. */
  settled(id: string, ask: number, next: string | null): boolean {
    const answer = this.followers.get(id)?.asks.get(ask);
    if (!answer) return false;
    answer(next === null ? null : Date.parse(next));
    return true;
  }

  /** One advance after the other, in the order they were asked for. */
  advance(wish: Advance): Promise<ClockReading & { next: string | null }> {
    const mine = this.turn.then(() => this.move(wish));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async move(wish: Advance): Promise<ClockReading & { next: string | null }> {
    if (this.speed > 0 && !wish.toNext) {
      this.jump(wish.to === undefined ? this.millis() + (wish.byMs ?? 0) : Date.parse(wish.to));
      return { ...this.read(), next: null };
    }
    let next = await this.askAll();
    if (wish.toNext) {
      const limit = wish.limit === undefined ? Number.POSITIVE_INFINITY : Date.parse(wish.limit);
      if (next !== null && next <= limit) {
        this.jump(next);
        next = await this.askAll();
      }
    } else {
      const target = wish.to === undefined ? this.millis() + (wish.byMs ?? 0) : Date.parse(wish.to);
      while (next !== null && next <= target) {
        this.jump(next);
        next = await this.askAll();
      }
      if (target > this.millis()) {
        this.jump(target);
        next = await this.askAll();
      }
    }
    return { ...this.read(), next: next === null ? null : new Date(next).toISOString() };
  }

  private millis(): number {
    return this.anchor.town + (Date.now() - this.anchor.real) * this.speed;
  }

  /** Never backwards: what has been visible stays in order. */
  private jump(to: number): void {
    this.anchor = { town: Math.max(to, this.millis()), real: Date.now() };
    this.announce();
  }

  private announce(): void {
    this.tick += 1;
    for (const follower of this.followers.values()) follower.send(this.read());
    this.onChange(this.read());
  }

  /** The earliest wake-up after now that any follower has, once all of them have finished what is due. */
  private async askAll(): Promise<number | null> {
    const answers = await Promise.all([...this.followers.entries()].map(([id, follower]) => this.ask(id, follower)));
    const now = this.millis();
    const later = answers.filter((next) => next !== null && next > now);
    return later.length === 0 ? null : Math.min(...later.map(Number));
  }

  private ask(id: string, follower: Follower): Promise<number | null> {
    this.counter += 1;
    const ask = this.counter;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        follower.asks.delete(ask);
        reject(new Unsettled(`${follower.name} (${id}) did not settle within ${this.patienceMs} ms`));
      }, this.patienceMs);
      follower.asks.set(ask, (next) => {
        clearTimeout(timer);
        follower.asks.delete(ask);
        resolve(next);
      });
      follower.send({ ask, ...this.read() });
    });
  }
}
