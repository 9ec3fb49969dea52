export interface ClockReading {
  readonly tick: number;
  readonly now: string;
  readonly speed: number;
  /** What moves it by itself, or by whoever holds it, waits. */
  readonly paused: boolean;
  /** Who alone moves it for now. */
  readonly held?: string;
}

export interface Advance {
  byMs?: number;
  to?: string;
  toNext?: boolean;
  /** `toNext` does not go beyond this instant. */
  limit?: string;
  /** By whom, while somebody holds the clock. */
  by?: string;
}

/** Thrown when a follower does not say that it has settled. */
export class Unsettled extends Error {}

/** Thrown when somebody else holds the clock. */
export class Held extends Error {}

/** What a follower says when it is asked. */
export interface Settled {
  /** its next wake-up, in milliseconds */
  readonly next: number | null;
  /** It did something that may have given others work: ask everybody once more before time goes on. */
  readonly again: boolean;
}

interface Follower {
  readonly name: string;
  /** Asked only once the others have settled. */
  readonly isLast: boolean;
  readonly send: (line: object) => void;
  readonly asks: Map<number, (answer: Settled) => void>;
}

export interface ClockOptions {
  readonly startAt: string | undefined;
  readonly speed: number;
  readonly patienceMs?: number | undefined;
  readonly stepMs?: number | undefined;
}

/** Whoever still wants to be asked again after so many rounds, while no time passes, goes in a circle. */
const mostRounds = 300;

/**
 * The town's own clock. At speed 0 it stands still: it moves only when told, and never past a follower's next wake-up
 * before that follower has finished the work due then. A clock with steps runs in the same way, a little at a time; without
 * them it runs freely, and followers run beside it. What belongs to Discord itself never looks at it.
 */
export class TownClock {
  private tick = 0;
  private anchor: { town: number; real: number };
  private readonly followers = new Map<string, Follower>();
  /** Hears of each change, and is never asked or waited for. */
  onChange: (reading: ClockReading) => void = () => undefined;
  private counter = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private speed: number;
  private paused = false;
  private held: string | undefined;
  private readonly patienceMs: number;
  private readonly stepMs: number | undefined;
  private stepping: NodeJS.Timeout | undefined;
  private steppedAt = 0;
  private isClosed = false;

  constructor(p: ClockOptions) {
    const real = Date.now();
    this.anchor = { town: p.startAt === undefined ? real : Date.parse(p.startAt), real };
    this.speed = p.speed;
    this.patienceMs = p.patienceMs ?? 30_000;
    this.stepMs = p.stepMs;
    this.goInSteps();
  }

  read(): ClockReading {
    const { tick, speed, paused, held } = this;
    return { tick, now: this.now(), speed, paused, ...(held === undefined ? {} : { held }) };
  }

  now(): string {
    return new Date(this.millis()).toISOString();
  }

  /** Any speed but 0 ends a pause. While somebody holds the clock, 0 is one: how fast it goes is theirs to say. */
  setSpeed(speed: number, by?: string): ClockReading {
    if (by !== this.held) return this.pause(speed === 0);
    return this.change(() => {
      this.speed = speed;
      this.paused &&= speed === 0;
    });
  }

  pause(paused: boolean): ClockReading {
    return this.change(() => (this.paused = paused));
  }

  /** From now on only moves by this name are made; undefined lets go. */
  hold(by: string | undefined): ClockReading {
    return this.change(() => (this.held = by));
  }

  follow(name: string, send: (line: object) => void, isLast = false): string {
    this.counter += 1;
    const id = `f${this.counter}`;
    this.followers.set(id, { name, isLast, send, asks: new Map() });
    send({ follower: id, ...this.told() });
    return id;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.stepping);
  }

  /** Whoever stops following has nothing due any more: what it was asked counts as answered. */
  unfollow(id: string): void {
    const follower = this.followers.get(id);
    this.followers.delete(id);
    for (const answer of follower?.asks.values() ?? []) answer({ next: null, again: false });
  }

  /** False if there is no such follower or no such question. */
  settled(id: string, ask: number, said: { next: string | null; again: boolean }): boolean {
    const answer = this.followers.get(id)?.asks.get(ask);
    if (!answer) return false;
    answer({ next: said.next === null ? null : Date.parse(said.next), again: said.again });
    return true;
  }

  /** One advance after the other, in the order they were asked for. What the one who holds the clock wants stays undone in a pause. */
  async advance(wish: Advance): Promise<ClockReading & { next: string | null }> {
    if (wish.by !== this.held) throw new Held(`${this.held ?? 'nobody'} moves the clock`);
    const next = await this.inTurn(() => this.move(wish, () => wish.by === undefined || !this.paused));
    return { ...this.read(), next: next === null ? null : new Date(next).toISOString() };
  }

  private inTurn<T>(move: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(move);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async move(wish: Advance, mayGoOn: () => boolean): Promise<number | null> {
    const target = wish.to === undefined ? this.millis() + (wish.byMs ?? 0) : Date.parse(wish.to);
    if (this.flow > 0 && !wish.toNext) {
      this.jump(target);
      return null;
    }
    let next = await this.askAll();
    if (wish.toNext) {
      const limit = wish.limit === undefined ? Number.POSITIVE_INFINITY : Date.parse(wish.limit);
      if (next === null || next > limit || !mayGoOn()) return next;
      this.jump(next);
      return this.askAll();
    }
    while (mayGoOn() && next !== null && next <= target) {
      this.jump(next);
      next = await this.askAll();
    }
    if (target <= this.millis() || !mayGoOn()) return next;
    this.jump(target);
    return this.askAll();
  }

  /** A step at a time, as fast as the followers can: whoever needs longer slows the clock down, and misses nothing. */
  private goInSteps(): void {
    const { stepMs } = this;
    if (stepMs === undefined || this.stepping || !this.isRunning) return;
    this.steppedAt ||= Date.now();
    this.stepping = setTimeout(() => {
      const passed = Math.min(Date.now() - this.steppedAt, 4 * stepMs);
      this.steppedAt = Date.now();
      // Whoever did not settle is asked anew with the next step.
      const step = async (): Promise<unknown> =>
        this.isRunning && (await this.move({ byMs: passed * this.speed }, () => this.isRunning));
      void this.inTurn(step)
        .catch(() => undefined)
        .then(() => {
          this.stepping = undefined;
          this.goInSteps();
        });
    }, stepMs);
  }

  private get isRunning(): boolean {
    return this.speed > 0 && !this.paused && this.held === undefined && !this.isClosed;
  }

  /** How fast the town's time goes between two readings. */
  private get flow(): number {
    return this.stepMs === undefined && this.isRunning ? this.speed : 0;
  }

  private millis(): number {
    return this.anchor.town + (Date.now() - this.anchor.real) * this.flow;
  }

  private change(make: () => void): ClockReading {
    this.anchor = { town: this.millis(), real: Date.now() };
    make();
    this.steppedAt = 0;
    this.announce();
    this.goInSteps();
    return this.read();
  }

  /** Never backwards: what has been visible stays in order. */
  private jump(to: number): void {
    this.anchor = { town: Math.max(to, this.millis()), real: Date.now() };
    this.announce();
  }

  private announce(): void {
    this.tick += 1;
    for (const follower of this.followers.values()) follower.send(this.told());
    this.onChange(this.read());
  }

  /** Where the clock goes in steps, or pauses, followers hear that time stands still: they are told of each step. */
  private told(): ClockReading {
    return { ...this.read(), speed: this.flow };
  }

  /** The earliest wake-up after now that any follower has, once all of them have finished what is due. */
  private async askAll(): Promise<number | null> {
    let restless: readonly string[] = [];
    for (let round = 0; round < mostRounds; round++) {
      const first = await this.askThose(({ isLast }) => !isLast);
      const wantMore = first.some(({ again }) => again);
      const answers = wantMore ? first : [...first, ...(await this.askThose(({ isLast }) => isLast))];
      restless = answers.flatMap(({ again, name }) => (again ? [name] : []));
      if (restless.length > 0) continue;
      const now = this.millis();
      const later = answers.flatMap(({ next }) => (next !== null && next > now ? [next] : []));
      return later.length === 0 ? null : Math.min(...later);
    }
    throw new Unsettled(`${restless.join(', ')} asked for it ${mostRounds} times, and it is still the same instant`);
  }

  private askThose(who: (follower: Follower) => boolean): Promise<(Settled & { readonly name: string })[]> {
    const those = [...this.followers].filter(([, follower]) => who(follower));
    return Promise.all(
      those.map(async ([id, follower]) => ({ ...(await this.ask(id, follower)), name: follower.name })),
    );
  }

  private ask(id: string, follower: Follower): Promise<Settled> {
    this.counter += 1;
    const ask = this.counter;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        follower.asks.delete(ask);
        reject(new Unsettled(`${follower.name} (${id}) did not settle within ${this.patienceMs} ms`));
      }, this.patienceMs);
      follower.asks.set(ask, (answer) => {
        clearTimeout(timer);
        follower.asks.delete(ask);
        resolve(answer);
      });
      follower.send({ ask, ...this.told() });
    });
  }
}
