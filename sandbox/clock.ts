import { Followers, Unsettled } from './followers';

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

/** Thrown when somebody else holds the clock. */
export class Held extends Error {}

export interface ClockOptions {
  readonly startAt: string | undefined;
  readonly speed: number;
  readonly patienceMs?: number | undefined;
  readonly stepMs?: number | undefined;
}

/**
 * The town's own clock. At speed 0 it stands still: it moves only when told, and never past a follower's next wake-up
 * before that follower has finished the work due then. A clock with steps runs in the same way, a little at a time; without
 * them it runs freely, and followers run beside it. What belongs to Discord itself never looks at it.
 */
export class TownClock {
  private tick = 0;
  private anchor: { town: number; real: number };
  readonly followers: Followers;
  private readonly listeners: ((reading: ClockReading) => void)[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  private speed: number;
  private paused = false;
  private held: string | undefined;
  private readonly stepMs: number | undefined;
  private stepping: NodeJS.Timeout | undefined;
  private steppedAt = 0;
  private isClosed = false;

  constructor(p: ClockOptions) {
    const real = Date.now();
    this.anchor = { town: p.startAt === undefined ? real : Date.parse(p.startAt), real };
    this.speed = p.speed;
    this.stepMs = p.stepMs;
    this.followers = new Followers({
      patienceMs: p.patienceMs ?? 30_000,
      now: () => this.millis(),
      told: () => this.told(),
    });
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

  /** Called at each change; unlike a follower, never asked or waited for. */
  onChange(listener: (reading: ClockReading) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.stepping);
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
    let next = await this.followers.ask();
    if (wish.toNext) {
      const limit = wish.limit === undefined ? Number.POSITIVE_INFINITY : Date.parse(wish.limit);
      if (next === null || next > limit || !mayGoOn()) return next;
      this.jump(next);
      return this.followers.ask();
    }
    while (mayGoOn() && next !== null && next <= target) {
      this.jump(next);
      next = await this.followers.ask();
    }
    if (target <= this.millis() || !mayGoOn()) return next;
    this.jump(target);
    return this.followers.ask();
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
        .catch((fault: unknown) => {
          if (!(fault instanceof Unsettled)) console.error('sandbox:', fault);
        })
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
    this.followers.tell();
    for (const listener of this.listeners) listener(this.read());
  }

  /** Where the clock goes in steps, or pauses, followers hear that time stands still: they are told of each step. */
  private told(): ClockReading {
    return { ...this.read(), speed: this.flow };
  }
}
