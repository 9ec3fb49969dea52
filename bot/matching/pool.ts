/** What the matcher is given and what it answers: plain data, the same for the bot and for a file. */

export interface Rules {
  /** a Monday, YYYY-MM-DD */
  readonly startDate: string;
  readonly weeks: number;
  readonly sessionMinutes: number;
  readonly minSize: number;
  readonly maxSize: number;
  /** the sizes that are liked best, from and to */
  readonly preferred: readonly [number, number];
  /** a group needs one language that all of it share */
  readonly sharedLanguage: boolean;
  readonly allowSameEmployer: boolean;
  /** Only these hours may be used, for a cohort whose hour is fixed; without it, any hour. */
  readonly slots?: readonly Slot[];
}

/** Every week at wall-clock `minute` (0..1410, in steps of 30) of weekday `day` (Monday is 0) in zone `tz`. */
export interface Slot {
  readonly tz: string;
  readonly day: number;
  readonly minute: number;
}

export interface Person {
  readonly id: string;
  readonly tz: string;
  /** half-hours `day * 48 + halfHour` (0..335) that are free on the person's own wall clock, every week */
  readonly availability: readonly number[];
  /** years in the work; null: not said */
  readonly years: number | null;
  readonly employer: string | null;
  readonly colleaguesOk: boolean;
  readonly background: string | null;
  readonly offers: readonly string[];
  /** at most 32 different ones, as with `notAlone` */
  readonly wants: readonly string[];
  readonly languages: readonly string[];
  /** a wish */
  readonly together: readonly string[];
  /** holds in both directions, whoever wrote it */
  readonly apart: readonly string[];
  /** in their own words, what they would rather not be the only one of */
  readonly notAlone: readonly string[];
  readonly nominated: boolean;
}

export interface Pool {
  readonly rules: Rules;
  /** of each list, no two employers sit in one group */
  readonly competitors: readonly (readonly string[])[];
  readonly people: readonly Person[];
  /** What somebody has decided already: these people stay together, whatever is better. */
  readonly kept?: readonly Kept[];
}

/** People who stay in one group. Others may join them, unless the group is `whole`: then it stands as it is, at its hour. */
export interface Kept {
  readonly members: readonly string[];
  readonly whole?: { readonly slot: Slot };
}

export interface Placed {
  readonly members: readonly string[];
  readonly slot: Slot;
  /** what speaks for this group, for each member */
  readonly why: Readonly<Record<string, readonly string[]>>;
}

/** Why somebody has no place. None of them tells what another person has kept to themselves. */
export type ReasonKey =
  'noHours' | 'tooFewPeople' | 'noHourFits' | 'nobodyFree' | 'noLanguage' | 'nobodyCompatible' | 'noRoom';

export interface AtTheirHours {
  readonly free: number;
  readonly needed: number;
}

export interface Unplaced {
  readonly id: string;
  readonly because: ReasonKey;
  /** only with `nobodyFree`: at the best of their hours, how many are free, they among them, and how many a group needs */
  readonly atTheirHours?: AtTheirHours;
  readonly reason: string;
}

export interface Answer {
  readonly groups: readonly Placed[];
  readonly unplaced: readonly Unplaced[];
  readonly proof: Proof;
}

/** What is certain of an answer. */
export interface Proof {
  /** No other groups place more people, nor as many with more who are nominated. */
  readonly mostPlaced: boolean;
  /** Of those none has a larger sum of fits. */
  readonly best: boolean;
  /** No groups that place as many have a larger sum of fits than this; at least the answer's own. */
  readonly fitBound: number;
}

export interface Progress {
  readonly placed: number;
  readonly people: number;
  readonly groups: number;
  /** the sum of the fits so far */
  readonly fit: number;
  readonly proof: Proof;
}

/** How long the search may go on; without any bound it ends when it finds nothing better. */
export interface Effort {
  /** The same steps and seed give the same answer. */
  readonly steps?: number;
  /** asked now and then: how much of the time is spent, 0 to 1; at 1 the search ends. Knowing the end beforehand makes it better. */
  readonly spent?: () => number;
  /** asked now and then; true ends the search at once, as when somebody has seen enough */
  readonly until?: () => boolean;
  readonly seed: number;
  readonly progress?: (progress: Progress) => void;
}

export const halfHoursOfWeek = 7 * 48;
/** A wish list is kept as the bits of one number. */
export const mostWishes = 32;
