import type { Answer, Match } from '../rest/router';
import { isObject, type Json } from '../wire/json';
import { bucketName, isCallback, isOfInteraction, majorOf } from './buckets';
import { IDENTIFIES, NONE, numbersOf, type LimitNumbers, type LimitOption } from './numbers';
import { tooMany } from './refusal';
import { spend, type Limit, type Spent, type Window } from './window';

export interface Asked {
  /** Who asks: the text of the `Authorization` header, or nothing. */
  readonly by: string;
  readonly match: Match | null;
  readonly body: Json;
}

type Headers = Readonly<Record<string, string>>;

export interface Verdict {
  /** What the answer tells of the limits, whatever it is. */
  readonly headers: Headers;
  /** Null: nothing is used up, go on. */
  readonly refusal: Answer | null;
}

export interface LimitState {
  readonly numbers: LimitNumbers;
  /** Counted since the first of the last ten minutes. */
  readonly invalid: number;
  readonly bannedForMs: number;
  readonly identifiesLeft: number;
}

const FREE: Verdict = { headers: {}, refusal: null };
/** Windows are looked through for ended ones when there are twice as many as were alive the last time, or so many. */
const SWEEP_FROM = 1_000;

/** All limits of one bot, over a clock that is handed in: Discord's own, in milliseconds. */
export class Limits {
  private numbers: LimitNumbers;
  private readonly windows = new Map<string, Window>();
  private sweepAt = SWEEP_FROM;
  private bannedUntil = 0;

  constructor(
    option: LimitOption,
    private readonly now: () => number,
  ) {
    this.numbers = numbersOf(option);
  }

  /** Other numbers from now on; all that was counted is forgotten, and a ban is lifted. */
  set(option: LimitOption): void {
    this.numbers = numbersOf(option);
    this.windows.clear();
    this.bannedUntil = 0;
  }

  state(): LimitState {
    return {
      numbers: this.numbers,
      invalid: this.open('invalid')?.used ?? 0,
      bannedForMs: this.bannedForMs,
      identifiesLeft: this.identifiesLeft,
    };
  }

  /** Counts a request, and says what its answer tells of the limits; the answer itself where one is used up. */
  request({ by, match, body }: Asked): Verdict {
    if (this.numbers === NONE || (match && isCallback(match))) return FREE;
    const { global, renames } = this.numbers;
    if (global && !(match && isOfInteraction(match))) {
      const all = this.spend(`global ${by}`, global);
      if (all.isOver) return { headers: {}, refusal: tooMany({ scope: 'global', retryMs: all.resetMs }) };
    }
    if (!match) return FREE;
    const route = `${match.route.method} ${match.route.path}`;
    const major = majorOf(match);
    const limit = this.numbers.routes[route] ?? this.numbers.route;
    const spent = limit && this.spend(`${route} ${major}`, limit);
    const headers = limit && spent ? this.headersOf(match, limit, spent) : {};
    if (spent?.isOver) return { headers, refusal: tooMany({ scope: 'user', retryMs: spent.resetMs }) };
    const renaming = renames && isRename(match, body) ? this.spend(`rename ${major}`, renames) : null;
    // The headers go on telling of the route; only the time to wait tells of the names.
    if (renaming?.isOver) return { headers, refusal: tooMany({ scope: 'user', retryMs: renaming.resetMs }) };
    return { headers, refusal: null };
  }

  /** Counts an answer 401, 403 or 429; with the last one allowed the address is banned. */
  countInvalid(): void {
    const { invalid, banMs } = this.numbers;
    if (!invalid || this.spend('invalid', invalid).left > 0) return;
    this.windows.delete('invalid');
    this.bannedUntil = this.now() + banMs;
  }

  get bannedForMs(): number {
    return Math.max(0, this.bannedUntil - this.now());
  }

  get maxConcurrency(): number {
    return this.numbers.concurrency?.most ?? 1;
  }

  get identifiesTotal(): number {
    return this.day.most;
  }

  get identifiesLeft(): number {
    return this.day.most - (this.open('identifies')?.used ?? 0);
  }

  /** Set by hand, until the day is over. */
  set identifiesLeft(left: number) {
    this.windows.set('identifies', { until: this.now() + this.identifiesResetMs, used: this.day.most - left });
  }

  get identifiesResetMs(): number {
    const day = this.open('identifies');
    return day ? day.until - this.now() : this.day.perMs;
  }

  /** Counts an identify: too soon after another of its kind, or one more than the day has. */
  identify(shard: number): 'welcome' | 'too soon' | 'exhausted' {
    const { identifies, concurrency } = this.numbers;
    // "rate_limit_key" in events/gateway, "Max Concurrency".
    const key = concurrency && `identify ${shard % concurrency.most}`;
    if (key && this.spend(key, { most: 1, perMs: concurrency.perMs }).isOver) return 'too soon';
    if (!identifies || !this.spend('identifies', identifies).isOver) return 'welcome';
    // What the new token has spent is counted anew.
    this.windows.delete('identifies');
    return 'exhausted';
  }

  /** For one gateway connection: says of each thing it sends whether it is too much. */
  sends(): () => boolean {
    let window: Window | undefined;
    return () => {
      const { sends } = this.numbers;
      if (!sends) return false;
      const spent = spend(sends, window, this.now());
      window = spent.window;
      return spent.isOver;
    };
  }

  private get day(): Limit {
    return this.numbers.identifies ?? IDENTIFIES;
  }

  private headersOf(match: Match, limit: Limit, spent: Spent): Headers {
    return {
      'x-ratelimit-limit': String(limit.most),
      'x-ratelimit-remaining': String(spent.left),
      'x-ratelimit-reset': seconds(this.now() + spent.resetMs),
      'x-ratelimit-reset-after': seconds(spent.resetMs),
      'x-ratelimit-bucket': bucketName(match.route.method, match.route.path),
    };
  }

  private open(key: string): Window | undefined {
    const window = this.windows.get(key);
    return window && this.now() < window.until ? window : undefined;
  }

  private spend(key: string, limit: Limit): Spent {
    const now = this.now();
    const spent = spend(limit, this.windows.get(key), now);
    this.windows.set(key, spent.window);
    if (this.windows.size > this.sweepAt) this.sweep(now);
    return spent;
  }

  private sweep(now: number): void {
    for (const [key, { until }] of this.windows) if (until <= now) this.windows.delete(key);
    this.sweepAt = Math.max(SWEEP_FROM, this.windows.size * 2);
  }
}

function isRename({ route }: Match, body: Json): boolean {
  if (route.method !== 'PATCH' || route.path !== '/channels/:channel' || !isObject(body)) return false;
  return body.name !== undefined || body.topic !== undefined;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
