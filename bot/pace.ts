import type { ProgressEveryMs } from './interactions/progress';

/** How long a search for circles may go on, how often whoever waits hears of it, and when the doctor calls a database slow. */
export interface Pace {
  readonly effort: (seconds: number) => { readonly seconds?: number; readonly steps?: number };
  readonly progressEveryMs: ProgressEveryMs;
  readonly slowWriteMs: number;
}

/**
 * Among people: by the clock on the wall, and it says how far it is before anybody wonders. Every press is a write, and
 * Discord waits three seconds for its answer.
 */
export const livePace: Pace = { effort: (seconds) => ({ seconds }), progressEveryMs: 2_000, slowWriteMs: 500 };

/** So many steps are about a second of a slow machine. */
const stepsOfSecond = 15_000;

/**
 * Where the town's clock stands still: counted in steps, so that the same people get the same circles on every machine. That
 * this one is busy with something else is no trouble as long as presses are answered.
 */
export const townPace: Pace = {
  effort: (seconds) => ({ steps: seconds * stepsOfSecond }),
  progressEveryMs: null,
  slowWriteMs: 3_000,
};
