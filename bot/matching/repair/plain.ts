import type { Slot } from '../pool';

/** What repair is given beside a pool, and what it proposes: plain data. A group is named by its place in the list. */

/** A group as it sits, at its hour. The weeks that count are those still to come: `rules.startDate` and `rules.weeks` say which. */
export interface Sitting {
  readonly members: readonly string[];
  readonly slot: Slot;
}

/**
 * `close`: nobody sits there any more. `topUp`: people who wait join. `join`: all of one group go to another, at its hour.
 * `spread`: they go to different groups. `bring`: people come over from groups that can spare them. `newHour`: two groups
 * become one, at an hour that neither has now.
 */
export type Way = 'close' | 'topUp' | 'join' | 'spread' | 'bring' | 'newHour';

export interface Move {
  readonly person: string;
  /** null: they wait */
  readonly from: number | null;
  readonly to: number;
}

export interface NewTime {
  readonly from: Slot;
  readonly to: Slot;
  readonly people: number;
}

export interface Proposal {
  readonly way: Way;
  /** the group that it helps */
  readonly group: number;
  readonly moves: readonly Move[];
  /** how many of them sit somewhere now */
  readonly moved: number;
  /** the group that nobody sits in afterwards; null: all go on */
  readonly closes: number | null;
  /** every group that is another afterwards, and goes on */
  readonly outcome: readonly (Sitting & { readonly group: number })[];
  /** for how many who sit somewhere the hour is another, whether they move or not */
  readonly hourChanges: number;
  /** how many of them stay in their group */
  readonly stayersHourChanges: number;
  /** from which hour to which, and for how many: all of `hourChanges` */
  readonly newTimes: readonly NewTime[];
  /** the sum of the fits in the groups it touches */
  readonly fit: { readonly before: number; readonly after: number };
  /** the mean of the fits of who sits in them, 0 to 1 */
  readonly meanFit: { readonly before: number; readonly after: number };
  /** skills that somebody wishes for and only finds by it */
  readonly skills: readonly string[];
  /** a giving group is below the least wished size afterwards */
  readonly thins: boolean;
}

/** What stands in the way. None of it tells what a single person has kept to themselves. */
export type Hindrance = 'nobodyThere' | 'notFree' | 'notTogether';
/** `tooFew`: who waits and is free may sit with the people there, and they would still not be three. */
export type WaitingHindrance = Hindrance | 'tooFew';

export interface Repair {
  readonly group: number;
  readonly people: number;
  /** below three it needs one of them; from three on they are an offer */
  readonly isNeeded: boolean;
  /** the smallest change first */
  readonly proposals: readonly Proposal[];
  /** only where nothing is possible: why not with those who wait, and why not with other groups */
  readonly none: { readonly waiting: WaitingHindrance; readonly groups: Hindrance } | null;
}

export interface LatePlace {
  readonly group: number;
  /** how many sit there now */
  readonly people: number;
  /** by how much the sum of the fits grows: theirs, and what changes for those who sit there */
  readonly gain: number;
  /** theirs, 0 to 1 */
  readonly fit: number;
  /** what somebody there offers and they wish for, or the other way round */
  readonly skills: readonly string[];
  /** what all of them speak then */
  readonly languages: readonly string[];
}

export type WhyNoPlace = 'sitsAlready' | 'noHours' | 'noRoom' | 'notFree' | 'notTogether';

export type Late =
  | { readonly best: LatePlace; readonly others: readonly LatePlace[] }
  | {
      readonly none: WhyNoPlace;
      /** groups with room, and those of them at whose hour the person is free */
      readonly withRoom: number;
      readonly free: number;
    };
