import { plain } from '../common/inert';
import { isRefused, refuse } from '../common/refusal';
import type { Clock } from '../common/clock';
import type { Transact, Tx } from '../store/transaction';
import { boardOf } from './boards';
import { nothingBesides, type Besides } from './boardViews';
import { save } from './changes';
import { refusalIn, type Click, type Writing } from './clicks';
import type { Card } from './programmes/programme';
import { cardOf } from './rules/cards';
import { isRunning, legOf, stepNumber } from './rules/way';
import * as rules from './rules/write';
import type { Session } from './session';
import { lockSession, type Gathering } from './store';
import { openPartsOf } from './parts/store';
import { contributionsTo, lastContributions, saveContribution } from './contributions/store';

/** What people write and choose in a session, and the cards they play by. */

export function createWriting({ transact, clock }: { transact: Transact; clock: Clock }) {
  async function chosen(click: Click & { marked: readonly string[] }): Promise<{ board: string | null }> {
    const { guild, by, marked } = click;
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, click.session, guild);
      if (!gathering) throw refuse('gone');
      const { session } = gathering;
      if (click.turn !== session.turn) throw refuse('overtaken');
      const all = await optionsOf(tx.db, session);
      const options = marked.flatMap((value) => all.get(value) ?? []);
      const outcome = rules.choose(session, { by: by.id, now: clock.now(), options });
      if (isRefused(outcome)) throw refusalIn(session, outcome);
      // All that was marked has been taken back since: the board shows what is left, and none of that was meant.
      if (marked.length > 0 && options.length === 0) return { board: boardOf(session) };
      await save(tx, gathering, outcome, clock.now());
      return { board: boardOf(session) };
    });
  }

  async function wordsOf({
    session: id,
    guild,
    by,
    step: number,
  }: Writing): Promise<{ words: string; named: boolean }> {
    return transact(async ({ db }) => {
      const gathering = await lockSession(db, id, guild);
      if (!gathering) throw refuse('gone');
      const { session } = gathering;
      const outcome = rules.write(session, { by: by.id, step: number, now: clock.now() });
      if (isRefused(outcome)) throw refusalIn(session, outcome);
      const { step } = legOf(session);
      const mine = await contributionsTo(db, id, number);
      const words = mine.find(({ userId }) => userId === by.id)?.words ?? '';
      return { words, named: step.kind === 'reveal' && step.named !== false };
    });
  }

  async function written({ session: id, guild, by, step, words: typed }: Writing & { words: string }): Promise<void> {
    await transact(async (tx) => {
      const gathering = await lockSession(tx.db, id, guild);
      if (!gathering) throw refuse('gone');
      const words = plain(typed);
      if (words === '') throw refuse('nothingWritten');
      // The form takes no more, but a form can be sent by other means.
      if (words.length > rules.longestWords) throw refuse('wordsTooLong', rules.longestWords, words);
      const outcome = rules.write(gathering.session, { by: by.id, step, now: clock.now() });
      if (isRefused(outcome)) {
        // What was typed is given back: its time was over, or the circle pauses. A smaller group that is over has nobody in it.
        const isOver = gathering.session.stage.at === 'closed';
        throw outcome.refused === 'notInThisGroup' && !isOver
          ? refusalIn(gathering.session, outcome)
          : refuse('wordsTooLate', words);
      }
      await saveContribution(tx.db, { session: id, step, user: by.id, words });
      await save(tx, gathering, outcome, clock.now());
    });
  }

  async function cardFor({ session: id, guild, by }: Click): Promise<Card | null> {
    return transact(async ({ db }) => {
      const gathering = await lockSession(db, id, guild);
      if (!gathering) throw refuse('gone');
      const card = cardOf(gathering.session, by.id);
      if (card && isRefused(card)) throw refusalIn(gathering.session, card);
      return card;
    });
  }

  return {
    /** What is marked: the values that the board gave to what there is to choose from. */
    choose: chosen,
    /** What somebody has written so far for the reveal that is going on. */
    wordsOf,
    write: written,
    /** The card somebody plays by; null when they watch. */
    cardOf: cardFor,
  };
}

/** What there is to choose from, by the values that the board gives it. */
async function optionsOf(db: Tx['db'], session: Session): Promise<ReadonlyMap<string, string>> {
  const { step } = legOf(session);
  if (step.kind !== 'choose') return new Map();
  if (step.of === 'options') return new Map((step.options ?? []).map((option, index) => [String(index), option]));
  const number = stepNumber(session) ?? 0;
  return new Map((await lastContributions(db, session.id, number)).map(({ place, words }) => [place, words]));
}

/** What a board shows besides the session. */
export async function besides(db: Tx['db'], { session }: Gathering): Promise<Besides> {
  const number = stepNumber(session);
  if (number === undefined || !isRunning(session)) return nothingBesides;
  const { step } = legOf(session);
  if (step.kind === 'split') {
    const rows = await openPartsOf(db, session.id);
    const parts = rows.map(({ threadId, seats }) => ({ thread: threadId, seats: seats as string[] }));
    return { ...nothingBesides, parts };
  }
  const isChoice = step.kind === 'choose' && step.of === 'written';
  return isChoice ? { ...nothingBesides, written: await lastContributions(db, session.id, number) } : nothingBesides;
}
