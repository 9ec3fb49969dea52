/** So many of something in so long. Real time, like everything that belongs to Discord. */
export interface Limit {
  readonly most: number;
  readonly perMs: number;
}

/** One stretch of counting: it opens with the first one counted and ends for all of them at once. */
export interface Window {
  readonly until: number;
  readonly used: number;
}

export interface Spent {
  readonly window: Window;
  readonly isOver: boolean;
  readonly left: number;
  readonly resetMs: number;
}

/** Counts one more at `now` (milliseconds). What is over the limit is not counted, and does not put the end off. */
export function spend(limit: Limit, before: Window | undefined, now: number): Spent {
  const open = before && now < before.until ? before : { until: now + limit.perMs, used: 0 };
  const resetMs = open.until - now;
  if (open.used >= limit.most) return { window: open, isOver: true, left: 0, resetMs };
  const used = open.used + 1;
  return { window: { until: open.until, used }, isOver: false, left: limit.most - used, resetMs };
}
