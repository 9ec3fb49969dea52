import { strings } from '../locales';
import type { Tx, WordsAct } from '../store/transaction';
import { dropSaid, markSaid, settleNote } from './saying/store';
import { countCase, dropTold, lockQuestions } from './store';
import { questionCard, questionPages } from './views';

/** What a session asks of this room inside its own transaction: whose case it is, and what members would like to ask. */

interface Circle {
  readonly guild: string;
  readonly group: string;
}

/**
 * It is somebody's turn to bring a case: that was their chance, whatever they make of it, and others come first then. `since`:
 * when the session began; within one it is counted once, however often they are gone back to.
 */
export async function caseCalled(tx: Tx, p: { group: string; user: string; since: Date; now: Date }): Promise<void> {
  await countCase(tx.db, p);
}

/** A case has been told: the line that waited when its turn came waits no longer. One that was written since is the next. */
export async function caseTold(tx: Tx, p: { group: string; user: string }): Promise<void> {
  await dropTold(tx.db, p);
}

/**
 * Says the questions that wait, with the opening of a session; they are kept until they stand there. Whoever `rests` is not there
 * to hear an answer: theirs waits for the next one.
 */
export async function askQuestions(
  tx: Tx,
  p: Circle & { session: string; thread: string; rests: (user: string) => boolean },
): Promise<void> {
  const { guild, group, session, thread, rests } = p;
  const questions = (await lockQuestions(tx.db, { guild, group })).filter(({ user }) => !rests(user));
  const pages = questionPages(strings(), questions);
  for (const [place, page] of pages.entries()) {
    const about = `bringing:questions:${session}:${place}`;
    const message = questionCard(strings(), page, questions.length);
    const rows = page.map(({ id }) => id);
    const words = { of: 'bringing', rows, stays: false } as const;
    await tx.announce({ about, guild, act: { do: 'post', channel: thread, message, words } });
    await markSaid(tx.db, rows, true);
  }
}

/** Words of members have been said: what was kept for that alone goes. Or Discord refused them, and they wait as before. */
export async function wordsSettled(tx: Tx, words: WordsAct, { isSaid }: { isSaid: boolean }): Promise<void> {
  if (words.of === 'note') await settleNote(tx.db, words.session, isSaid ? { words: '' } : { isPosted: false });
  else if (!isSaid) await markSaid(tx.db, words.rows, false);
  else if (!words.stays) await dropSaid(tx.db, words.rows);
}
