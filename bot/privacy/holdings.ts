import type { NoPlace } from '../../entities';
import type { Person } from '../intake/rules/person';
import type { Preference } from '../wishes/rules/preference';

/** Everything Grove's tables hold about one person, in all guilds; of rows that are about others too, only their part. */
export interface Holdings {
  readonly applications: readonly Told[];
  readonly circles: readonly Seat[];
  readonly roles: readonly Role[];
  /** what they chose to say about coming */
  readonly coming: readonly { readonly circle: string; readonly startsAt: Date; readonly answer: string }[];
  /** sessions whose time they look after, or did in a circle they still sit in */
  readonly facilitates: readonly { readonly circle: string; readonly startsAt: Date }[];
  /** offers of the time of a session, by them or to them, that nobody has said yes to yet */
  readonly offers: readonly { readonly circle: string; readonly startsAt: Date; readonly isTheirs: boolean }[];
  /** rounds that are going on and know of a turn of theirs */
  readonly rounds: readonly { readonly circle: string; readonly startsAt: Date; readonly hasTheFloor: boolean }[];
  /** what they have written in a session that is going on, for all to read together */
  readonly written: readonly { readonly circle: string; readonly words: string }[];
  /** what they have written for a circle, or for themselves */
  readonly brought: readonly {
    readonly circle: string;
    readonly kind: 'case' | 'question' | 'step' | 'helped';
    readonly words: string;
    readonly askedAt: Date | null;
    /** of the session it is about */
    readonly startsAt: Date | null;
    readonly isShared: boolean;
  }[];
  /** notes for whoever was not there that they offered to write */
  readonly catchUps: readonly {
    readonly circle: string;
    readonly startsAt: Date;
    readonly offeredAt: Date;
    readonly words: string;
    readonly isPosted: boolean;
  }[];
  /** how often they had the chance to bring a case, and when last */
  readonly cases: readonly { readonly cohort: string; readonly times: number; readonly lastAt: Date | null }[];
  /** how often they have sat with how many others in the smaller groups of a circle, and how; of the others no more than that */
  readonly smallerGroups: readonly {
    readonly circle: string;
    readonly others: number;
    readonly times: number;
    readonly inOtherSize: number;
    readonly wentFirst: number;
  }[];
  /** changes in who sits where that moderators made or looked at: about them, or by them, then with the reason they gave */
  readonly rosterChanges: readonly {
    readonly cohort: string;
    readonly at: Date;
    readonly kind: string;
    readonly isTheirs: boolean;
    /** false: it was looked at, and is forgotten in a day */
    readonly isDone: boolean;
    readonly reason: string | null;
  }[];
  /** what else their circle is chosen by, for each server in which they told it */
  readonly preferences: readonly (Preference & { readonly guildId: string })[];
  /** whom they have named, to sit with or rather not; never who has named them */
  readonly named: readonly { readonly guildId: string; readonly user: string; readonly kind: 'with' | 'apart' }[];
  /** messages they have reported, or are about to */
  readonly reports: readonly {
    readonly guildId: string;
    readonly code: string;
    readonly messageAt: Date;
    readonly at: Date;
    readonly state: 'draft' | 'open' | 'seen' | 'closed' | 'lost';
    readonly line: string;
    readonly isNamed: boolean;
  }[];
  /** messages of theirs that others reported, once that is closed; nothing of who did, or what they added */
  readonly reported: readonly { readonly guildId: string; readonly messageAt: Date; readonly words: string }[];
  /** codes they made for colleagues, until the day of each */
  readonly nominations: readonly MadeCode[];
  /** clauses that their circle is asked about and that they could not live with */
  readonly objections: readonly { readonly circle: string; readonly words: string }[];
  /** proposals of circles that name them and that no moderator has agreed to yet */
  readonly proposals: readonly { readonly cohort: string; readonly madeAt: Date }[];
  /** changes that their circle is asked about, and what they have answered */
  readonly votes: readonly {
    readonly circle: string;
    readonly answer: 'yes' | 'rather not';
    readonly closesAt: Date;
  }[];
  /** circles that are asked whether they may join them */
  readonly askedAbout: readonly { readonly cohort: string; readonly closesAt: Date }[];
  /** circles in whose threads they were found without sitting there */
  readonly foundIn: readonly { readonly circle: string; readonly belongs: boolean }[];
  /** alarms that carry their id */
  readonly alarms: readonly { readonly job: string; readonly dueAt: Date }[];
  /** things said or done in Discord, or waiting to be, whose note carries their id */
  readonly notes: readonly { readonly about: string; readonly state: string }[];
}

/** What somebody has told one guild on their way in. */
export interface Told extends Person {
  readonly guildId: string;
  /** why circles that were agreed had no place for them, as a key; null where there is nothing to say */
  readonly noPlace: NoPlace | null;
  /** the number of the cohort whose circles those were */
  readonly noPlaceIn: string | null;
  /** they have used a code that a colleague made */
  readonly nominated: boolean;
  /** codes they gave within an hour that did not hold */
  readonly wrongCodes: number;
  readonly wrongSince: Date | null;
  /** how they stand, by what they were told last */
  readonly toldStanding: string | null;
  /** they asked to be told of changes by direct message */
  readonly tellsDirectly: boolean;
  readonly pausedUntil: Date | null;
}

/** A code they made. Whether it was used is not known, to them or to anybody. */
export interface MadeCode {
  readonly guildId: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly words: string;
  readonly isSigned: boolean;
  readonly invite: string | null;
}

export interface Seat {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly joinedAt: Date;
  /** of a circle that runs; one that is agreed and not launched has not begun, one that is over has no hour any more */
  readonly hasBegun: boolean;
  readonly isOver: boolean;
  /** they asked to be left out when the time of a session is given to somebody */
  readonly leftOut: boolean;
  /** they like longer turns, and a private invitation when the floor is quiet */
  readonly unhurried: boolean;
  readonly inviteIn: boolean;
  /** null: they do not pause */
  readonly pausedUntil: Date | null;
}

export interface Role {
  readonly guildId: string;
  readonly cohort: string;
  readonly role: 'moderator' | 'facilitator';
  /** null: for all of the cohort */
  readonly circle: string | null;
}

export function isEmpty(holdings: Holdings): boolean {
  return Object.values(holdings).every((kind: readonly unknown[]) => kind.length === 0);
}
