import type { GuildState, LedgerEntry } from '../../sandbox/client';
import type { Life } from './botProcess';
import { grouped } from './grouped';
import { words, type Played } from './round';
import type { GroupRow, OutboxRow, Rows, SessionRow } from './rows';

export interface Replay {
  threads: number;
  sessions: number;
  missed: number;
  turns: number;
  /** reminders whose time passed while the bot was away */
  remindersTooLate: number;
  readonly lost: string[];
  readonly doubled: string[];
}

interface Known {
  readonly rows: Rows;
  readonly ledger: readonly LedgerEntry[];
  readonly guilds: readonly GuildState[];
  readonly bot: string;
  readonly played: Played;
  readonly lives: readonly Life[];
}

const says = {
  welcome: /This thread is yours/,
  reminder: /meets at <t:\d+:t>/,
  opening: /^## .* begins/,
  end: new RegExp(words.ends.join('|')),
  missed: new RegExp(words.missed),
  board: new RegExp(`${words.board.source}|${words.over.source}`),
} as const;
type Said = keyof typeof says;

/** What each group saw, from the ledger alone: its thread, its members, and its session from the reminder to the goodbye. */
export function replay(known: Known): Replay {
  const result: Replay = {
    threads: 0,
    sessions: 0,
    missed: 0,
    turns: 0,
    remindersTooLate: 0,
    lost: [],
    doubled: [],
  };
  // A message of components alone has no first line.
  const ledger = known.ledger.map((entry) => ({ ...entry, text: entry.text.trimStart() }));
  const byChannel = grouped(ledger, ({ channel }) => channel ?? '');
  for (const group of known.rows.groups) {
    checkThread(group, known, result);
    const entries = byChannel.get(group.thread ?? '') ?? [];
    for (const session of known.rows.sessions.filter((one) => one.group === group.id))
      checkSession({ session, entries, group }, known, result);
  }
  return result;
}

function checkThread(group: GroupRow, { ledger, guilds, bot }: Known, result: Replay): void {
  const opened = new Set(
    ledger
      .filter(
        ({ kind, text, guild }) => kind === 'thread' && guild === group.guild && text.includes(`${group.name} · `),
      )
      .map(({ channel }) => channel),
  );
  result.threads += opened.size;
  if (opened.size === 0) return void result.lost.push(`group ${group.id} has no thread`);
  if (opened.size > 1) result.doubled.push(`group ${group.id} has ${opened.size} threads`);
  const thread = guilds.flatMap(({ channels }) => channels).find(({ id }) => id === group.thread);
  const inside = (thread?.thread?.members ?? []).filter((user) => user !== bot);
  for (const user of group.members) if (!inside.includes(user)) result.lost.push(`${user} is not in ${group.thread}`);
  for (const user of inside) if (!group.members.includes(user)) result.doubled.push(`${user} is a stranger`);
  const joined = ledger.filter(({ kind, channel }) => kind === 'thread-member' && channel === group.thread);
  if (new Set(joined.map(({ author }) => author)).size < joined.length)
    result.doubled.push(`somebody was added twice to ${group.thread}`);
}

interface Held {
  readonly session: SessionRow;
  readonly group: GroupRow;
  readonly entries: readonly LedgerEntry[];
}

function checkSession(held: Held, known: Known, result: Replay): void {
  const { session, entries } = held;
  const name = `session ${session.id}`;
  const said = entries.filter(({ kind, author }) => kind === 'message' && author === known.bot);
  const all = (what: Said): LedgerEntry[] => said.filter(({ text }) => says[what].test(text));
  const expect = (what: Said, least: number, most = least): void => {
    const times = all(what).length;
    if (times < least) result.lost.push(`${name}: ${what} was seen ${times} times`);
    if (times > most) result.doubled.push(`${name}: ${what} was seen ${times} times`);
  };
  result.sessions += 1;
  const missed = session.stage.how === 'missed';
  if (missed) result.missed += 1;
  if (session.stage.at !== 'closed') result.lost.push(`${name} never ended (${session.stage.at})`);
  expect('welcome', 1);
  expect('opening', missed ? 0 : 1);
  expect('end', missed ? 0 : 1);
  expect('missed', missed ? 1 : 0);
  const reminded = reminderIsOwed(held, known);
  expect('reminder', reminded ? 1 : 0, 1);
  if (!reminded && all('reminder').length === 0) result.remindersTooLate += 1;
  checkTurns(held, said, known, result);
  checkBoards(held, known, result);
  const end = said.find(({ text }) => says.end.test(text) || says.missed.test(text));
  const afterwards = [...all('reminder'), ...all('opening'), ...said.filter(isCall)].filter(
    ({ seq }) => end && seq > end.seq,
  );
  for (const { text } of afterwards) result.doubled.push(`${name}: after its end: ${text.slice(0, 40)}`);
}

/** Called to a turn: a message of Grove's that pings one person alone. */
const isCall = ({ kind, pinged }: LedgerEntry): boolean => kind === 'message' && pinged.length === 1;

/** A sheet of a session as it was posted. */
interface Sheet {
  readonly sheet: number;
  readonly step: number;
  readonly entry: LedgerEntry;
}

/**
 * Who was called twice in a round must have let the floor go by in between, or there was a pause; whoever was shown with the
 * floor was called by the very message that showed it.
 */
function checkTurns(
  { session, group, entries }: Held,
  said: readonly LedgerEntry[],
  known: Known,
  result: Replay,
): void {
  const sheets = said.flatMap((entry) => sheetOf(entry, session, known.rows) ?? []);
  const calls = sheets.filter(({ entry }) => isCall(entry));
  result.turns += calls.length;
  // In an open talk somebody may have several turns; there nobody waits for a chance.
  const inRounds = calls.filter(({ entry }) => entry.text.includes('chance to speak'));
  for (const mine of grouped(inRounds, ({ step, entry }) => `${step} ${entry.pinged.join()}`).values()) {
    const user = mine[0]?.entry.pinged.join() ?? '';
    const passes = known.played.passes.get(`${group.thread} ${user}`) ?? 0;
    const [first, last] = [mine[0]?.sheet ?? 0, mine.at(-1)?.sheet ?? 0];
    const pauses = sheets.filter(({ sheet, entry }) => sheet > first && sheet < last && mayBePause(entry)).length;
    if (mine.length > 1 + passes + pauses)
      result.doubled.push(
        `session ${session.id}: ${user} was called ${mine.length} times, passed ${passes}, and there were ${pauses} pauses`,
      );
  }
  const called = new Map(said.filter(isCall).map(({ message, pinged }) => [message, pinged.join()]));
  const shown = entries.filter(({ customIds }) => customIds.some((id) => id.startsWith('session.done.')));
  for (const { message, text } of shown) {
    const holder = words.holds.exec(text)?.[1] ?? '';
    if (called.get(message) !== holder)
      result.lost.push(`session ${session.id}: ${holder} was shown with the floor and never called`);
  }
}

function sheetOf(entry: LedgerEntry, { id }: SessionRow, { outbox }: Rows): Sheet | undefined {
  const about = outbox.find((row) => `o${BigInt(row.id).toString(36)}` === entry.nonce)?.about ?? '';
  const [, session, sheet, step] = /^board:session:(\d+):(\d+):(\d+):\d+$/.exec(about) ?? [];
  return session === id ? { sheet: Number(sheet), step: Number(step), entry } : undefined;
}

/** It is a pause, or was over before it arrived, and may have been one. */
const mayBePause = ({ text, customIds }: LedgerEntry): boolean =>
  words.over.test(text) || customIds.some((id) => id.startsWith('session.resume.'));

/** Each sheet that began has one message, and as everybody could read it last, it is over. */
function checkBoards({ session, entries }: Held, { bot }: Known, result: Replay): void {
  const shown = entries.filter(
    ({ kind, author, text }) => (kind === 'message' || kind === 'edit') && author === bot && says.board.test(text),
  );
  // An answer to one person may look alike; only what was posted in the thread is a board.
  const posted = new Set(shown.filter(({ kind }) => kind === 'message').map(({ message }) => message));
  const states = shown.filter(({ message }) => posted.has(message));
  const messages = grouped(states, ({ message }) => message ?? '');
  for (const [message, seen] of messages) {
    const last = seen.at(-1)?.text ?? '';
    if (!last.includes('This session is over') && !words.over.test(last))
      result.lost.push(`session ${session.id}: a board still shows an earlier state`);
    if (!session.boards.includes(message))
      result.doubled.push(`session ${session.id}: a board that the bot does not know`);
  }
  if (session.sheets !== session.boards.length)
    result.lost.push(
      `session ${session.id}: ${session.sheets} sheets began, and ${session.boards.length} were written`,
    );
  for (const board of session.boards)
    if (board === null || !messages.has(board)) result.lost.push(`session ${session.id}: a board was never seen`);
}

/** A reminder is owed when the bot was up for long enough (3 s, real) between its minute, or the thread's, and the session's. */
function reminderIsOwed({ session, entries }: Held, { lives, ledger, rows }: Known): boolean {
  const row = rowAbout(rows, `session:${session.id}:reminder`);
  if (row) return row.state !== 'expired' && row.state !== 'withdrawn';
  const from = realOf(ledger, session.startsAt.getTime() - 10 * 60_000);
  const to = realOf(ledger, session.startsAt.getTime());
  const threadAt = Date.parse(entries[0]?.at ?? '') || Number.POSITIVE_INFINITY;
  return lives.some(({ ready, ended }) => {
    if (ready === null) return false;
    return Math.min(to, ended ?? to) - Math.max(from, ready, threadAt) >= 3_000;
  });
}

const rowAbout = ({ outbox }: Rows, about: string): OutboxRow | undefined => outbox.find((row) => row.about === about);

/** The real instant at which the town's clock showed this one, by the nearest entry before it. */
function realOf(ledger: readonly LedgerEntry[], town: number): number {
  const near = ledger.findLast((entry) => Date.parse(entry.town) <= town) ?? ledger[0];
  const first = ledger[0];
  const last = ledger.at(-1);
  if (!near || !first || !last) return 0;
  const speed = (Date.parse(last.town) - Date.parse(first.town)) / (Date.parse(last.at) - Date.parse(first.at));
  return Date.parse(near.at) + (town - Date.parse(near.town)) / speed;
}
