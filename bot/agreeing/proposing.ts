import { card } from '../common/message';
import { strings } from '../locales';
import { contributionsTo } from '../sessions/contributions/store';
import type { Gathering } from '../sessions/store';
import { nextSessionOf, readSession } from '../sessions/store';
import { isRunning, legOf } from '../sessions/rules/way';
import { wayOf } from '../sessions/session';
import type { Tx } from '../store/transaction';
import { showAgreed } from './boards';
import { closesWith, looksAt, mostClauses, proposalsIn } from './rules/clauses';
import { addProposals, clausesOf, dropProposed, readCircle, type Circle } from './store';

/** What a session asks of this room inside its own transaction. */

export const alarmsOf = (group: string): string => `agreeing:${group}`;

/**
 * What was written together, if it was written to become what the circle agrees on: all of it is proposed, unsigned. Whether
 * nothing more is to be said of it: one message shows it then, and nobody reads the same twice.
 */
export async function takeOver(tx: Tx, gathering: Gathering, p: { step: number; now: Date }): Promise<boolean> {
  const { session } = gathering;
  const leg = wayOf(session)[p.step];
  if (leg?.step.kind !== 'reveal' || leg.step.becomes !== 'agreement' || session.parent !== null) return false;
  // Not locked: whoever leaves holds the circle and waits for its session.
  const circle = await readCircle(tx.db, gathering.group.id);
  if (!circle?.thread) return false;
  const written = (await contributionsTo(tx.db, session.id, p.step)).map(({ words }) => words);
  const there = await clausesOf(tx.db, circle);
  const proposed = proposalsIn(written, there);
  const words = proposed.slice(0, Math.max(0, mostClauses - there.length));
  const isAll = proposed.length === words.length;
  if (!isAll) await tellNoRoom(tx, circle, session.id);
  if (words.length === 0) return isAll;
  const closesAt = closesWith(await nextSessionOf(tx.db, circle.group), p.now);
  await addProposals(tx.db, circle, { words, closesAt });
  await showAgreed(tx, circle);
  await setClose(tx, circle, closesAt);
  await setLook(tx, circle, looksAt(nextPart(gathering), session.pace === 'live', p.now));
  return isAll;
}

/** All of it can be read in the thread; what one card cannot hold is not asked. */
async function tellNoRoom(tx: Tx, { group, guild, thread }: Circle, session: string): Promise<void> {
  if (thread === null) return;
  const act = { do: 'post', channel: thread, message: card({ text: strings().agreeing.noRoom() }) } as const;
  await tx.announce({ about: `agreeing:${group}:no-room:${session}`, guild, act });
}

function nextPart({ session }: Gathering): { isPause: boolean; endsAt: Date } | null {
  if (!isRunning(session) || session.stage.at !== 'timed') return null;
  return { isPause: legOf(session).step.kind === 'pause', endsAt: session.stage.endsAt };
}

const setLook = (tx: Tx, { group }: Circle, dueAt: Date): Promise<void> =>
  tx.setAlarm({
    job: 'agreeing.look',
    key: `agreeing.look:${group}`,
    subject: alarmsOf(group),
    data: { group },
    dueAt,
  });

/** Each instant at which an asking ends has an alarm of its own. */
export const setClose = (tx: Tx, { group }: Circle, dueAt: Date): Promise<void> =>
  tx.setAlarm({
    job: 'agreeing.close',
    key: `agreeing.close:${group}:${dueAt.getTime()}`,
    subject: alarmsOf(group),
    data: { group },
    dueAt,
  });

/** What somebody wrote in a session is taken back with their data, as long as it is known whose it was and nobody has agreed. */
export async function takeBackProposed(tx: Tx, { session, words }: { session: string; words: string }): Promise<void> {
  const gathering = await readSession(tx.db, session);
  if (gathering) await dropProposed(tx.db, { group: gathering.group.id, words: proposalsIn([words], []) });
}
