import type { LedgerEntry } from '../../sandbox/client';
import { grouped } from './grouped';
import type { OutboxRow } from './rows';

export interface Count {
  /** rows of the outbox that were to become a message, a thread or a member */
  due: number;
  /** of these, prompts, openings, reminders, goodbyes and notices inside a group's thread */
  prompts: number;
  seen: number;
  withdrawn: number;
  expired: number;
  readonly lost: string[];
  readonly doubled: string[];
}

/**
 * Every row of the outbox against the ledger of the local Discord, which knows nothing of the bot's tables.
 * A message belongs to the row that its nonce names. A row withdrawn or expired need not be visible, and is not due.
 */
export function countMessages(rows: readonly OutboxRow[], ledger: readonly LedgerEntry[], bot: string): Count {
  const count: Count = { due: 0, prompts: 0, seen: 0, withdrawn: 0, expired: 0, lost: [], doubled: [] };
  const visible = grouped(
    ledger.filter(({ kind, author }) => kind === 'message' && author === bot),
    ({ nonce }) => nonce ?? '',
  );
  for (const row of rows.filter(becomesMessage)) {
    const nonce = `o${BigInt(row.id).toString(36)}`;
    const times = visible.get(nonce)?.length ?? 0;
    visible.delete(nonce);
    if (times > 1) count.doubled.push(`${row.about} (${row.id}) was seen ${times} times`);
    if (times === 0 && row.state === 'withdrawn') count.withdrawn += 1;
    else if (times === 0 && row.state === 'expired') count.expired += 1;
    else {
      count.due += 1;
      if (row.about.startsWith('session:') || row.about.startsWith('board:')) count.prompts += 1;
      count.seen += Math.min(1, times);
      if (times === 0) count.lost.push(`${row.about} (${row.id}) is ${row.state} and was never seen`);
    }
  }
  for (const [nonce, entries] of visible)
    count.doubled.push(`${entries.length} messages that no row asked for, nonce ${nonce}`);
  return count;
}

/** What is done about a voice room shows in the room itself; its one message is a board. */
const isAboutRoom = /^room:\d+:(for|seats|piece|clear):/;

const becomesMessage = ({ about }: OutboxRow): boolean =>
  !about.includes(':thread:') && !about.includes(':member:') && !isAboutRoom.test(about);
