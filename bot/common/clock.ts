/**
 * What time it is for the people Grove serves. Live it is the machine's clock; in a town (demo and tests) it is the town's.
 * What belongs to Discord itself (three seconds, fifteen minutes, leases, the nonce window) never asks this clock.
 */
export interface Clock {
  now(): Date;
  /** Real milliseconds until `at`, 0 when it has passed; null while the clock stands still before it. */
  wait(at: Date): number | null;
}

export const liveClock: Clock = {
  now: () => new Date(),
  wait: (at) => Math.max(0, at.getTime() - Date.now()),
};

export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);
