import { strings } from '../locales';
import type { Tx } from '../store/transaction';
import type { Question } from './sight';
import { countCase, dropOwned, dropQuestions, lockQuestions } from './store';
import { questionCards } from './views';

/** What a session asks of this room inside its own transaction: whose case it is, and what members would like to ask. */

interface Circle {
  readonly guild: string;
  readonly group: string;
}

/**
 * A case has been told, or one that nobody knew of is brought: it waits no longer, and is counted, for others come first
 * then. `since`: when the session began; within one it is counted once, however often they are gone back to. Whether it was.
 */
export async function caseTaken(
  tx: Tx,
  { group, user, since, now }: { group: string; user: string; since: Date; now: Date },
): Promise<boolean> {
  await dropOwned(tx.db, { group, user, kind: 'case', session: '' });
  return countCase(tx.db, { group, user, since, now });
}

/** The questions that wait in a circle, the oldest first; locked, until they are shown or the transaction ends. */
export const questionsFor = (db: Tx['db'], circle: Circle): Promise<readonly Question[]> => lockQuestions(db, circle);

/** These stand in the thread now: they are not kept, and not shown again. */
export const shown = (tx: Tx, p: { group: string; questions: readonly Question[] }): Promise<void> =>
  dropQuestions(tx.db, { group: p.group, users: p.questions.map(({ user }) => user) });

/** Says the questions that wait, with the opening of a session. */
export async function askQuestions(tx: Tx, p: Circle & { session: string; thread: string }): Promise<void> {
  const { guild, group, session, thread } = p;
  const questions = await questionsFor(tx.db, { guild, group });
  if (questions.length === 0) return;
  for (const [place, message] of questionCards(strings(), questions).entries()) {
    const about = `bringing:questions:${session}:${place}`;
    await tx.announce({ about, guild, act: { do: 'post', channel: thread, message } });
  }
  await shown(tx, { group, questions });
}
