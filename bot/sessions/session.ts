import type { PlannedSession } from './programme';

/** A session as the rules see it: plain data, no rows. */
export interface Session {
  readonly id: string;
  readonly members: readonly string[];
  readonly startsAt: Date;
  readonly agenda: PlannedSession;
  /** Counts turns. Whoever asks for a change says which turn they saw. */
  readonly turn: number;
  readonly stage: Stage;
  /**
   * Who has had a turn in this round. Everybody else still has the chance: one who passed, one who would rather come
   * later and one who has not answered are the same here, and nothing tells them apart. Emptied at the close.
   */
  readonly had: readonly string[];
}

export type Stage =
  | { readonly at: 'planned' }
  | { readonly at: 'round'; readonly step: number; readonly floor: Floor }
  | { readonly at: 'closed'; readonly how: 'finished' | 'missed' | 'broken off' };

/** The floor is open (and once, after a silence, Grove has asked), or somebody holds it. */
export type Floor = { readonly is: 'open'; readonly asked: boolean } | { readonly is: 'held'; readonly by: string };

/** What a rule answers: the session as it is now, what is said about it, and which alarms are set instead of the old ones. */
export interface Change {
  readonly session: Session;
  readonly say: readonly Said[];
  readonly alarms: readonly Ring[];
}

export type Said =
  | { readonly what: 'opening' }
  | { readonly what: 'next-step' }
  | { readonly what: 'turn'; readonly holder: string; readonly minutes: number }
  | { readonly what: 'soft-end'; readonly holder: string }
  | { readonly what: 'floor-open' }
  | { readonly what: 'floor-freed' }
  | { readonly what: 'goodbye' }
  | { readonly what: 'missed' }
  | { readonly what: 'broken-off' };

/** An alarm of the turn that has just begun; `asked` says what it will have seen of the open floor. */
export type Ring =
  | { readonly job: 'session.soft-end' | 'session.end-turn'; readonly at: Date }
  | { readonly job: 'session.tend-floor'; readonly at: Date; readonly asked: boolean };
