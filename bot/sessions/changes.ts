import { isRefused, type Refused } from '../common/refusal';
import { strings } from '../locales';
import type { Transact, Tx } from '../store/transaction';
import { stepNumber } from './rules/steps';
import type { Change, Ring, Said, Session } from './session';
import { forgetAnswers, lockSession, nextPlannedOf, saveSession, type Gathering } from './store';
import { roomFollows } from '../voice/tending';
import { saying } from './views';

/** One change of a session: lock, rule, save, say, set the new alarms instead of the old. */

/** Boards of this room: `session:`, the session, and the step, for each step has a board of its own below what was said before. */
const boards = 'session:';
export const boardOf = (session: Session): string | null => boardAt(session, stepNumber(session));
const boardAt = ({ id }: Session, step: number | undefined): string | null =>
  step === undefined ? null : `${boards}${id}:${step}`;

/** Which session and step a board shows; null when it is no board of this room. */
export function boardNamed(key: string): { session: string; step: number } | null {
  const [, session, step] = /^session:(\d+)(?::(\d+))?$/.exec(key) ?? [];
  return session === undefined ? null : { session, step: Number(step ?? 0) };
}

const alarmsOf = (session: string): string => `session:${session}:turn`;
/** A session opens with its first turn. */
export const openingOf = (session: string): string => `session:${session}:1:opening`;

/** An alarm rang. Whatever a rule refuses has been done already, or somebody was quicker: a normal end. */
export async function atAlarm(
  transact: Transact,
  id: string,
  rule: (gathering: Gathering, tx: Tx) => Change | Refused | Promise<Change | Refused>,
): Promise<void> {
  await transact(async (tx) => {
    const gathering = await lockSession(tx.db, id);
    if (!gathering) return;
    const outcome = await rule(gathering, tx);
    if (isRefused(outcome)) return;
    await save(tx, gathering, outcome);
  });
}

export async function save(tx: Tx, before: Gathering, { session, say, alarms }: Change): Promise<void> {
  const gathering = { ...before, session };
  await saveSession(tx.db, session);
  const subject = alarmsOf(session.id);
  if (alarms) await tx.cancelAlarms(subject);
  // What belonged to the turn that is over and has not left yet would only confuse.
  if (session.turn !== before.session.turn) await tx.withdraw(subject);
  for (const ring of alarms ?? []) await setAlarm(tx, session, ring);
  // An opening is said before the first board appears; everything else stands below the board.
  for (const said of say.filter(begins)) await speak(tx, gathering, said);
  await showBoards(tx, before, session);
  await roomFollows(tx, { group: before.group.id, guild: before.guild, before: before.session, session });
  if (session.stage.at === 'closed') await forgetAnswers(tx.db, session.id);
  for (const said of say.filter((said) => !begins(said))) await speak(tx, gathering, said);
}

/** The board of the step that is over, and of the one that has begun; of a session that never began there is none. */
async function showBoards(tx: Tx, { session: before, guild, thread }: Gathering, session: Session): Promise<void> {
  const keys = new Set([boardOf(before), boardOf(session)]);
  for (const key of keys) if (key !== null) await tx.showBoard({ key, guild, channel: thread });
}

/** Says something in the group's thread; without a thread there is nobody to say it to. */
export async function speak(tx: Tx, gathering: Gathering, said: Said): Promise<void> {
  const { session, guild, thread, group } = gathering;
  if (thread === null) return;
  const next = said.what === 'goodbye' ? await nextPlannedOf(tx.db, group.id) : null;
  await tx.announce({
    about: `session:${session.id}:${session.turn}:${said.what}`,
    guild,
    act: { do: 'post', channel: thread, message: saying(said, { ...gathering, next }, strings()) },
    ...(lasts(said) ? {} : { subject: alarmsOf(session.id) }),
  });
}

function setAlarm(tx: Tx, session: Session, ring: Ring): Promise<void> {
  const asked = ring.job === 'session.tend-floor' ? { asked: ring.asked } : {};
  return tx.setAlarm({
    job: ring.job,
    key: [ring.job, session.id, session.turn, ...Object.values(asked).map(String)].join(':'),
    subject: alarmsOf(session.id),
    data: { session: session.id, turn: session.turn, ...asked },
    dueAt: ring.at,
  });
}

/** Words that stay true when the next turn has begun; the others are withdrawn if they have not left by then. */
const lasts = (said: Said): boolean => begins(said) || said.what === 'goodbye';

const begins = ({ what }: Said): boolean => what === 'opening';
