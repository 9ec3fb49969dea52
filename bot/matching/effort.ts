import type { Effort } from './pool';

/** How much work is left. A step is one person tried in one place: well under a microsecond to a few of them. */
export interface Work {
  /** Counts steps; false when the search shall end. */
  readonly goOn: (steps?: number) => boolean;
  readonly isOver: () => boolean;
  /** 0 to 1: how much of it is done; 0 for work without a bound that is known beforehand */
  readonly share: () => number;
  /** A part of this work, bounded by steps of its own; what it spends is spent here too. */
  readonly atMost: (steps: number) => Work;
  /** A part of this work that ends when so much of the whole is done. */
  readonly upTo: (share: number) => Work;
}

type Bounds = Pick<Work, 'goOn' | 'isOver' | 'share'>;

/** Asking what time it is costs more than a step. */
const stepsBetweenAsking = 2_000;

export function workFor({ steps = Infinity, until, spent }: Pick<Effort, 'steps' | 'until' | 'spent'>): Work {
  let done = 0;
  let unasked = 0;
  let timeShare = 0;
  let over = steps <= 0;
  const goOn = (more = 1): boolean => {
    done += more;
    unasked += more;
    if (done >= steps) over = true;
    if (!over && unasked >= stepsBetweenAsking) {
      unasked = 0;
      timeShare = spent?.() ?? 0;
      over = timeShare >= 1 || (until?.() ?? false);
    }
    return !over;
  };
  const share = (): number => Math.min(1, Math.max(done / steps, timeShare));
  return withParts({ goOn, isOver: () => over, share });
}

const withParts = (whole: Bounds): Work => ({
  ...whole,
  atMost: (steps) => withParts(boundedBySteps(whole, steps)),
  upTo: (share) => withParts(boundedByShare(whole, share)),
});

function boundedBySteps(whole: Bounds, most: number): Bounds {
  let left = most;
  return {
    goOn: (spent = 1) => {
      left -= spent;
      return whole.goOn(spent) && left > 0;
    },
    isOver: () => left <= 0 || whole.isOver(),
    share: () => Math.min(1, Math.max(1 - left / most, whole.share())),
  };
}

function boundedByShare(whole: Bounds, end: number): Bounds {
  const start = whole.share();
  const share = (): number => (end <= start ? 1 : Math.min(1, (whole.share() - start) / (end - start)));
  return {
    goOn: (spent) => whole.goOn(spent) && whole.share() < end,
    isOver: () => whole.isOver() || whole.share() >= end,
    share,
  };
}
