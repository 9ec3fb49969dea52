import { computed, signal } from '@preact/signals';
import type { Awaited, ClockReading, Moment } from '../../client';
import { call } from './call';

/** The town's clock, as the page shows it. */

interface Heard {
  readonly reading: ClockReading;
  /** When it was heard, on this computer's clock. */
  readonly at: number;
}

const heard = signal<Heard | null>(null);
/** This computer's clock, read four times a second. */
export const tick = signal(Date.now());
export const moments = signal<readonly Moment[]>([]);
/** What a story waits for, of anybody. */
export const awaited = signal<readonly Awaited[]>([]);
/** A jump or a step is under way. */
export const isMoving = signal(false);

export const reading = computed(() => heard.value?.reading ?? null);
/** Who tells a story moves the time by jumps, at no speed of its own. */
export const isPaused = computed(() => {
  const last = reading.value;
  return last === null || last.paused || (last.speed === 0 && last.held === undefined);
});

const TICK_MS = 250;
/** What has been told and is not shown yet. */
let told: Heard | undefined;

/** An estimate must not run far ahead of what is told next; after so long it is asked for. */
const MOST_GUESSED_MS = 1_500;
let shown = 0;

/** The town's time, to the second. */
export const now = computed(() => {
  const last = heard.value;
  if (!last) return new Date(0);
  const flow = isPaused.value ? 0 : last.reading.speed;
  const since = Math.max(0, Math.min(tick.value - last.at, MOST_GUESSED_MS));
  const guessed = Date.parse(last.reading.now) + since * flow;
  // A guess that was a little fast waits, rather than to go back.
  const isLittle = flow > 0 && guessed < shown && shown - guessed <= MOST_GUESSED_MS * flow;
  shown = isLittle ? shown : guessed;
  return new Date(shown);
});

/** How many of the moments are over. */
export const passed = computed(() => moments.value.filter(({ at }) => Date.parse(at) <= now.value.getTime()).length);

/** For what shows no seconds: changes once a minute only. */
export const minute = computed(() => Math.floor(now.value.getTime() / 60_000) * 60_000);

setInterval(() => {
  tick.value = Date.now();
  if (told) heard.value = told;
  told = undefined;
  const last = heard.peek();
  if (!last || isPaused.peek() || last.reading.held !== undefined || Date.now() - last.at < MOST_GUESSED_MS) return;
  // A clock that runs freely says nothing of itself.
  heard.value = { ...last, reading: { ...last.reading, now: now.peek().toISOString() }, at: Date.now() };
  call<ClockReading>('GET', '/clock').then(hearClock, () => undefined);
}, TICK_MS);

export function hearClock(next: ClockReading): void {
  told = undefined;
  heard.value = { reading: next, at: Date.now() };
}

/** A clock that jumps from one thing that is due to the next says so hundreds of times in a second: it is heard four times. */
export function hearOfClock(next: ClockReading): void {
  const at = Date.now();
  if (at - (heard.peek()?.at ?? 0) >= TICK_MS) hearClock(next);
  else told = { reading: next, at };
}

export async function readMoments(): Promise<void> {
  moments.value = await call<Moment[]>('GET', '/moments');
}

export async function readAwaited(): Promise<void> {
  awaited.value = await call<Awaited[]>('GET', '/awaited');
}

export async function setClock(wish: { readonly speed: number } | { readonly paused: boolean }): Promise<void> {
  hearClock(await call<ClockReading>('POST', '/clock', wish));
}

/** One move at a time: what is wished while one is under way is let go. */
export async function moveClock(wish: { readonly to: string } | { readonly toNext: true }): Promise<void> {
  if (isMoving.peek()) return;
  isMoving.value = true;
  try {
    hearClock(await call<ClockReading>('POST', '/clock', wish));
  } finally {
    isMoving.value = false;
  }
}
