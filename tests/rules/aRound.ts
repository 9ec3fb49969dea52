import { take } from '../../bot/sessions/rules/round';
import { open } from '../../bot/sessions/rules/steps';
import type { Round, Step } from '../../bot/sessions/programmes/programme';
import { emptyLedger, type Change, type Session } from '../../bot/sessions/session';

export const ada = '101';
export const ben = '102';
export const cleo = '103';
export const stranger = '900';

const startsAt = new Date('2027-03-01T18:00:00Z');
/** The instant so many minutes after the session was to begin. */
export const at = (minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000);

/** A planned session of Ada, Ben and Cleo; each step is a round with turns of three minutes. */
export function aPlan({ members = [ada, ben, cleo], steps = 1 }: { members?: string[]; steps?: number } = {}): Session {
  const rounds = Array.from({ length: steps }, (_, step) => aRound(`Round ${step + 1}`));
  return planOf(rounds, members);
}

export const aRound = (title = 'Check-in'): Round => ({
  kind: 'round',
  title,
  prompt: 'How are you arriving today?',
  minutesPerTurn: 3,
});
export const arriving: Step = { kind: 'arrive', minutes: 2, words: 'Come in.' };
export const writing: Step = { kind: 'writing', title: 'A moment to write', prompt: 'What for?', minutes: 3 };
export const talking: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
export const closing: Step = { kind: 'close', words: 'Take care.' };

export function planOf(steps: Step[], members = [ada, ben, cleo]): Session {
  return {
    id: '7',
    members,
    startsAt,
    agenda: {
      title: 'Arriving',
      minutes: 30,
      steps,
    },
    pace: 'live',
    turn: 0,
    sheet: 0,
    stage: { at: 'planned' },
    endsBy: null,
    seats: [],
    stirred: false,
    owner: null,
    ledger: emptyLedger,
    shared: null,
    cases: [],
    unhurried: [],
    inviteIn: [],
    parent: null,
  };
}

/** The change a rule made; fails the test when it refused or had nothing to change. */
export function changed(outcome: Change | { refused: string } | null): Change {
  if (outcome === null || 'refused' in outcome) throw new Error(`refused: ${outcome?.refused ?? 'nothing to change'}`);
  return outcome;
}

export const opened = (plan: Session = aPlan()): Session => changed(open(plan, { now: at(0), allRest: false })).session;

/** The same session with the floor in somebody's hands. */
export const heldBy = (by: string, session: Session = opened()): Session =>
  changed(take(session, { by, turn: session.turn, now: at(1) })).session;
