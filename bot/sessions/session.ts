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
  /** arriving, writing, talking: over when its time is */
  | { readonly at: 'timed'; readonly step: number; readonly endsAt: Date }
  | { readonly at: 'paused'; readonly step: number; readonly interrupted: Interrupted }
  | { readonly at: 'closed'; readonly how: Ending };

/** The floor is open (and once, after a silence, Grove has asked), or somebody holds it; `until` is its soft end. */
export type Floor =
  { readonly is: 'open'; readonly asked: boolean } | { readonly is: 'held'; readonly by: string; readonly until: Date };

/** What a pause interrupted, and how much time was left. No instant: nothing tells when somebody needed the pause. */
export type Interrupted =
  | { readonly is: 'open'; readonly asked: boolean }
  | { readonly is: 'held'; readonly by: string; readonly leftMs: number }
  | { readonly is: 'timed'; readonly leftMs: number };

export type Ending = 'finished' | 'ended early' | 'not resumed' | 'nobody came' | 'resting' | 'missed' | 'broken off';

/** What somebody may say about coming. Whoever says nothing is expected like everybody else. */
export const rsvpAnswers = ['coming', 'late', 'not this week'] as const;
export type RsvpAnswer = (typeof rsvpAnswers)[number];

/** What a rule answers: the session as it is now, what is said about it, and which alarms are set instead of the old ones. */
export interface Change {
  readonly session: Session;
  readonly say: readonly Said[];
  /** null: those that are set stay */
  readonly alarms: readonly Ring[] | null;
}

export type Said =
  | { readonly what: 'opening' }
  | { readonly what: 'turn'; readonly holder: string; readonly minutes: number }
  | { readonly what: 'soft-end'; readonly holder: string }
  | { readonly what: 'floor-open' }
  | { readonly what: 'floor-freed' }
  | { readonly what: 'paused' }
  | { readonly what: 'resumed'; readonly holder?: string }
  | { readonly what: 'more-time'; readonly minutes: number }
  /** how the session ended says which */
  | { readonly what: 'goodbye' };

/** An alarm of the turn that has just begun; `asked` says what it will have seen of the open floor. */
export type Ring =
  | {
      readonly job: 'session.soft-end' | 'session.end-turn' | 'session.end-step' | 'session.end-pause';
      readonly at: Date;
    }
  | { readonly job: 'session.tend-floor'; readonly at: Date; readonly asked: boolean };
