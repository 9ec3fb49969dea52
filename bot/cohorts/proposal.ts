import type { AtTheirHours, ReasonKey, Slot } from '../matching/pool';

/** The circles that were found for a cohort, shown to its moderators before anything is done. */
export interface Proposal {
  readonly groups: readonly ProposedGroup[];
  readonly unplaced: readonly Left[];
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
}
