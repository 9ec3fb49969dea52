import type { AtTheirHours, ReasonKey, Slot } from '../matching/pool';

/** The circles that were found for a cohort, shown to its moderators before anything is done. */
export interface Proposal {
  readonly groups: readonly ProposedGroup[];
  readonly unplaced: readonly Left[];
  /** drafts of earlier versions lack it */
  readonly certain?: Certain | undefined;
  /** the draft it was looked for from, where there was one */
  readonly from?: From | undefined;
}

/** The draft from which another was looked for, as it was then: it may be gone since. */
export interface From {
  readonly number: number;
  /** how many people had a place in it */
  readonly placed: number;
  readonly fit?: number | undefined;
  /** nothing that was decided for it holds any more */
  readonly isAfresh: boolean;
}

/** What is certain of these circles. */
export interface Certain {
  /** No other circles place more people. */
  readonly mostPlaced: boolean;
  /** None that place as many suit them better. */
  readonly best: boolean;
}

/** Somebody without a place, and why; the numbers come with `nobodyFree` (drafts of earlier versions lack them). */
export interface Left {
  readonly id: string;
  readonly because: ReasonKey;
  readonly atTheirHours?: AtTheirHours | undefined;
}

export interface ProposedGroup {
  readonly members: readonly string[];
  readonly slot: Slot;
  /** what somebody here would like to learn and somebody else offers */
  readonly skills: readonly string[];
  /** that all of them speak */
  readonly languages: readonly string[];
  /** 0 to 1: how well it suits its members on average; drafts of earlier versions lack it */
  readonly fit?: number | undefined;
  /** what is weak about it, and for whom */
  readonly weak?: readonly Weakness[] | undefined;
}

export const weaknesses = ['nothingWanted', 'clockChanges', 'unkindHour', 'otherYears'] as const;

export interface Weakness {
  readonly what: (typeof weaknesses)[number];
  readonly who: readonly string[];
}
