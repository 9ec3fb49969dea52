import type { ProgressEveryMs } from './interactions/progress';

/** How long a search for circles may go on, and how often whoever waits hears of it. */
export interface Pace {
  readonly effort: (seconds: number) => { readonly seconds?: number; readonly steps?: number };
  readonly progressEveryMs: ProgressEveryMs;
}

/** Among people: by the clock on the wall, and it says how far it is before anybody wonders. */
export const livePace: Pace = { effort: (seconds) => ({ seconds }), progressEveryMs: 2_000 };

/** So many steps are about a second of a slow machine. */
const stepsOfSecond = 15_000;

/** Where the town's clock stands still: counted in steps, so that the same people get the same circles on every machine. */
export const townPace: Pace = { effort: (seconds) => ({ steps: seconds * stepsOfSecond }), progressEveryMs: null };
