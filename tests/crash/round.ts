import { setTimeout as sleep } from 'node:timers/promises';
import {
  buttonsOf,
  SandboxError,
  textOf,
  type MemberClient,
  type Outcome,
  type SandboxClient,
} from '../../sandbox/client';
import type { Chance } from './chance';

/** What the players have done that a reader of the ledger has to know. */
export interface Played {
  /** `thread user`: how often a holder let the floor go by, and so may be called again. */
  readonly passes: Map<string, number>;
  presses: number;
  /** presses that nobody answered */
  unanswered: number;
}

export interface Table {
  readonly client: SandboxClient;
  readonly guild: string;
  /** looks after the time of every circle */
  readonly host: string;
  readonly thread: string;
  readonly members: readonly string[];
  readonly chance: Chance;
  readonly played: Played;
  /** true when nobody has any patience left */
  readonly over: () => boolean;
}

/** What the thread shows to somebody who looks at it now. */
interface Sight {
  readonly ended: boolean;
  readonly holder: string | null;
  readonly stillToCome: readonly string[];
  /** what the newest board offers */
  readonly offers: readonly string[];
}

export const words = {
  missed: 'I was away when this session',
  /** how a session that began may end */
  ends: [
    'That closes our session',
    'We close here for today',
    'We did not come back from our pause',
    'A quiet day, and that is fine',
    'I was away in the middle of our session',
  ],
  board: /^### /,
  /** what is left of a sheet when the next one has begun */
  /** a sheet that is over: its name in small, or with the question that it began with */
  over: /^-# [^\n]+$|^\*\*[^\n]+\*\*\n+> /,
  holds: /<@(\d+)> has the floor/,
} as const;

/**
 * Plays one group's session to its end by what can be seen. People take the turn, finish it, let it pass, press out of turn
 * or twice, pause, wander off with the floor in their hands, and some tables say nothing at all. Where nobody takes turns the
 * host moves them on, for an hour is long.
 */
export async function sitThrough(table: Table): Promise<void> {
  const { chance } = table;
  const silent = chance.is(0.08);
  const wanderers = new Set(table.members.filter(() => chance.is(0.15)));
  while (!table.over()) {
    await sleep(chance.between(100, 600));
    const sight = await look(table);
    if (sight?.ended) return;
    if (!sight || sight.offers.length === 0 || silent) continue;
    await Promise.all(moves(table, sight, wanderers));
  }
}

function moves(table: Table, { holder, stillToCome, offers }: Sight, wanderers: ReadonlySet<string>): Promise<void>[] {
  const { chance, members } = table;
  const somebody = chance.oneOf(members) ?? '';
  if (offers.includes('Go on')) return chance.is(0.5) ? [press(table, somebody, 'Go on')] : [];
  if (chance.is(0.03)) return [press(table, somebody, 'Pause')];
  if (holder !== null) {
    if (chance.is(0.1)) return [press(table, somebody, chance.is(0.5) ? 'Done' : 'Raise hand')];
    if (wanderers.has(holder)) return [];
    if (chance.is(0.06)) return [givesBack(table, holder)];
    if (chance.is(0.6)) return [press(table, holder, 'Done'), ...twice(table, holder, 'Done')];
    return [];
  }
  // In the open talk a turn can be taken, and need not be.
  if (!offers.includes('Pass for now')) {
    if (offers.includes('Take the turn') && chance.is(0.1)) return [press(table, somebody, 'Take the turn')];
    return chance.is(0.4) ? [movesOn(table)] : [];
  }
  // Once Grove has asked into a silence, nobody is named: anybody may press.
  const next = chance.oneOf(stillToCome) ?? somebody;
  if (chance.is(0.08)) return [press(table, somebody, 'Pass for now')];
  if (chance.is(0.25)) return [];
  // Now and then two want the floor at the same moment.
  const rival = chance.is(0.15) ? [press(table, somebody, 'Take the turn')] : [];
  return [press(table, next, 'Take the turn'), ...rival, ...twice(table, next, 'Take the turn')];
}

const twice = (table: Table, user: string, label: string): Promise<void>[] =>
  table.chance.is(0.05) ? [press(table, user, label)] : [];

async function look({ client, thread, members, chance }: Table): Promise<Sight | null> {
  const eyes = client.as(chance.oneOf(members) ?? '');
  const messages = await ifPossible(() => eyes.messages(thread));
  if (!messages) return null;
  const texts = messages.map(textOf);
  const board = messages.findLast((message) => words.board.test(textOf(message)));
  const shown = board ? textOf(board) : '';
  return {
    ended: texts.some((text) => [...words.ends, words.missed].some((end) => text.includes(end))),
    holder: words.holds.exec(shown)?.[1] ?? null,
    stillToCome: [...(shown.split('Still with the chance to speak')[1] ?? '').matchAll(/<@(\d+)>/g)].flatMap(
      ([, id]) => id ?? [],
    ),
    offers: board ? buttonsOf(board).map(({ label }) => label) : [],
  };
}

async function press(table: Table, user: string, label: string): Promise<void> {
  const { client, thread, played } = table;
  const hands: MemberClient = client.as(user);
  const outcome = await ifPossible(() => hands.clickLabel({ channel: thread, label }));
  if (!outcome) return;
  played.presses += 1;
  if (outcome.state === 'failed') played.unanswered += 1;
}

/** The host opens the card of the circle, and moves it on. */
async function movesOn(table: Table): Promise<void> {
  const { client, guild, host, thread } = table;
  const hands = client.as(host);
  const opened = await ifPossible(() => hands.run({ guild, channel: thread, command: 'circle' }));
  await pressOnCard(table, { hands, opened, label: 'Move on' });
}

/** Whoever has the floor opens their own card, and lets it go by. */
async function givesBack(table: Table, holder: string): Promise<void> {
  const { client, thread, played } = table;
  const key = `${thread} ${holder}`;
  played.passes.set(key, (played.passes.get(key) ?? 0) + 1);
  const hands = client.as(holder);
  const opened = await ifPossible(() => hands.clickLabel({ channel: thread, label: 'Raise hand' }));
  await pressOnCard(table, { hands, opened, label: 'Pass for now' });
}

async function pressOnCard(
  { thread, played }: Table,
  p: { hands: MemberClient; opened: Outcome | null; label: string },
): Promise<void> {
  const { hands, opened } = p;
  const settled = opened && (await ifPossible(() => Promise.race([opened.settled(), sleep(4_000).then(() => null)])));
  const card = settled?.reply ?? settled?.followUps.at(-1);
  const button = card && buttonsOf(card).find(({ label }) => label === p.label);
  if (!card || !button?.customId) return;
  const { customId } = button;
  const outcome = await ifPossible(() => hands.click({ channel: thread, message: card.id, customId }));
  if (!outcome) return;
  played.presses += 1;
  if (outcome.state === 'failed') played.unanswered += 1;
}

/** What a person cannot do (the button is gone, the thread is not there yet) is no fault: they look again. */
export async function ifPossible<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof SandboxError && fault.status < 500) return null;
    throw fault;
  }
}
