import type { Effort } from './pool';

/** How much work is left. A step is one person tried in one place: well under a microsecond to a few of them. */
export interface Work {
  /** Counts steps; false when the search shall end. */
  readonly goOn: (steps?: number) => boolean;
  readonly isOver: () => boolean;
  /** A part of this work, bounded by steps of its own; what it spends is spent here too. */
  readonly atMost: (steps: number) => Work;
}

/** Asking what time it is costs more than a step. */
const stepsBetweenAsking = 2_000;

export function workFor({ steps = Infinity, until }: Pick<Effort, 'steps' | 'until'>): Work {
  let left = steps;
  let unasked = 0;
  let over = left <= 0;
  const goOn = (spent = 1): boolean => {
    left -= spent;
    unasked += spent;
    if (left <= 0) over = true;
    if (!over && until && unasked >= stepsBetweenAsking) {
      unasked = 0;
      over = until();
    }
    return !over;
  };
  return { goOn, isOver: () => over, atMost: (most) => partOf({ goOn, isOver: () => over }, most) };
}

function partOf(whole: Pick<Work, 'goOn' | 'isOver'>, most: number): Work {
  let left = most;
  const isOver = (): boolean => left <= 0 || whole.isOver();
  const goOn = (spent = 1): boolean => {
    left -= spent;
    return whole.goOn(spent) && left > 0;
  };
  return { goOn, isOver, atMost: (fewer) => partOf({ goOn, isOver }, fewer) };
}
