import { refused, type Refused } from '../../common/refusal';

/** open -> closed -> matched -> running -> ended; back from matched to open, as long as nobody has met. */

export type CohortState = 'open' | 'closed' | 'matched' | 'running' | 'ended';

type Next = 'go' | 'already';

const begun: Readonly<Partial<Record<CohortState, Refused>>> = {
  running: refused('alreadyLaunched'),
  ended: refused('cohortEnded'),
};

/** `already`: nothing is to be done, and nothing is wrong. */
export function mayClose(state: CohortState): Next | Refused {
  if (state === 'matched') return refused('alreadyMatched');
  return begun[state] ?? (state === 'closed' ? 'already' : 'go');
}

/** A matched cohort may be opened again: its circles are taken apart. */
export const mayOpen = (state: CohortState): Next | Refused => begun[state] ?? (state === 'open' ? 'already' : 'go');

export function mayMatch(state: CohortState): 'go' | Refused {
  if (state === 'matched') return refused('alreadyMatched');
  return begun[state] ?? 'go';
}

/** A running cohort may be launched again: what is missing is mended. */
export function mayLaunch(state: CohortState): 'start' | 'mend' | Refused {
  if (state === 'ended') return refused('cohortEnded');
  if (state === 'open' || state === 'closed') return refused('matchFirst');
  return state === 'running' ? 'mend' : 'start';
}

export const mayEnd = (state: CohortState): 'go' | Refused => (state === 'ended' ? refused('cohortEnded') : 'go');
