import { isRefused, refused, type Refused } from '../../common/refusal';
import { awaitedIn, ownerOf, speakersIn, type Change, type Session } from '../session';
import { finishLeg, goTo } from './steps';
import { isRunning, lacksOwner, legOf, stepNumber, type InRunning } from './way';

/** What is written and chosen in a session: reveals, cases that are brought, what the owner marks. */

interface Ask {
  readonly by: string;
  readonly now: Date;
}

/** How long what somebody writes for a reveal may be: twelve people's fit into three messages. */
export const longestWords = 600;

/**
 * Somebody has written for the reveal. When everybody has, all of it appears at once; who has not is waited for until the
 * time is over, and nothing tells who they are. Written again, the last words count.
 */
export function write(session: Session, { by, step, now }: Ask & { step: number }): Change | Refused {
  const running = atLeg(session, { by, kind: 'reveal' });
  if (isRefused(running)) return running;
  if (running.stage.step !== step) return refused('overtaken');
  const { written } = session.ledger;
  const ledger = { ...session.ledger, written: written.includes(by) ? written : [...written, by] };
  const after: InRunning = { ...running, ledger };
  const isComplete = awaitedIn(legOf(running), session).every((member) => ledger.written.includes(member));
  return isComplete && session.pace === 'live'
    ? finishLeg(after, now)
    : { session: after, say: [], alarms: null, unseen: true };
}

/** Somebody brings the case of this session: the first to say so. */
export function bring(session: Session, { by, now }: Ask): Change | Refused {
  const running = atLeg(session, { by, kind: 'choose' });
  if (isRefused(running)) return running;
  if (running.stage.at === 'timed' && running.stage.instead) return refused('overtaken');
  const leg = legOf(running);
  if (leg.step.kind !== 'choose' || leg.step.of !== 'circle') return refused('overtaken');
  // They are there: their go is theirs, also when they forget to say that they are done.
  const turns = { ...running.ledger.turns, [by]: running.ledger.turns[by] ?? 0 };
  const bringing: InRunning = { ...running, owner: by, ledger: { ...running.ledger, turns } };
  return goTo(bringing, (stepNumber(running) ?? 0) + 1, now);
}

/** The owner marks what helps, of what was written or of the options; where it is nobody's in particular, whoever is first. */
export function choose(session: Session, { by, now, options }: Ask & { options: readonly string[] }): Change | Refused {
  const running = atLeg(session, { by, kind: 'choose' });
  if (isRefused(running)) return running;
  const leg = legOf(running);
  const owner = ownerOf(leg, session);
  if (leg.step.kind !== 'choose' || leg.step.of === 'circle') return refused('overtaken');
  if ((owner !== null && owner !== by) || lacksOwner(leg, session)) return refused('onlyTheOwner');
  const number = stepNumber(running) ?? 0;
  // Whoever marks what was written about their case is there, and it was told.
  const told = owner === by && leg.owner === 'chosen' && leg.step.of === 'written' ? by : undefined;
  const next = { ...goTo(running, number + 1, now), ...(told === undefined ? {} : { told }) };
  return { ...next, say: [{ what: 'chosen', step: number, by, options }, ...next.say] };
}

function atLeg(session: Session, { by, kind }: { by: string; kind: 'reveal' | 'choose' }): InRunning | Refused {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at === 'paused') return refused('weArePausing');
  if (!isRunning(session)) return refused('overtaken');
  const leg = legOf(session);
  if (leg.step.kind !== kind) return refused('overtaken');
  return kind === 'choose' || speakersIn(leg, session).includes(by)
    ? { ...session, stirred: true }
    : refused('youListen');
}
