import type { EntityManager } from 'typeorm';
import { minutesAfter, type Clock } from '../common/clock';
import type { Message } from '../common/message';
import { isRefused, refuse, refused, Refusal, type Refused } from '../common/refusal';
import { strings } from '../locales';
import type { Transact, Tx } from '../store/transaction';
import type { Programme } from './programme';
import * as round from './rules/round';
import type { Change, Ring, Said } from './session';
import {
  addSession,
  dropPlannedSessions,
  lockSession,
  openSessionOf,
  plannedSessionsOf,
  readSession,
  saveSession,
  type Gathering,
} from './store';
import { board, reminder, saying } from './views';

export const remindMinutesBefore = 10;

/** What a click on a board says: which session and turn it saw, in which guild, by whom. */
export interface Click {
  readonly session: string;
  readonly turn: number;
  readonly guild: string;
  readonly by: string;
}

/** When an alarm should have rung. */
interface Rung {
  readonly due: Date;
}

/** Boards of this room: `session:` and the session. */
const boards = 'session:';
export const boardKey = (session: string): string => `${boards}${session}`;
const alarmsOf = (session: string): string => `session:${session}:turn`;
/** A session opens with its first turn. */
const openingOf = (session: string): string => `session:${session}:1:opening`;
const reminderOf = (session: string): string => `session:${session}:before`;

/** Alarms of a session that has been planned. */
async function setSessionAlarms(tx: Tx, session: { id: string; startsAt: Date }): Promise<void> {
  const data = { session: session.id };
  const subject = reminderOf(session.id);
  await tx.setAlarm({
    job: 'session.remind',
    key: `remind:${session.id}`,
    subject,
    data,
    dueAt: minutesAfter(session.startsAt, -remindMinutesBefore),
  });
  await tx.setAlarm({ job: 'session.open', key: `open:${session.id}`, subject, data, dueAt: session.startsAt });
}

/** Plans the sessions of a group, one for each of the programme's, week after week from the first. */
export async function planSessions(
  tx: Tx,
  group: { id: string; guildId: string },
  { programme, starts }: { programme: Programme; starts: readonly Date[] },
): Promise<void> {
  for (const [week, agenda] of programme.sessions.entries()) {
    const startsAt = starts[week];
    if (!startsAt) throw new RangeError(`session ${week + 1} has no start`);
    const number = week + 1;
    const id = await addSession(tx.db, { guild: group.guildId, group: group.id, number, startsAt, agenda });
    await setSessionAlarms(tx, { id, startsAt });
  }
}

/** Nothing that has not begun will: the cohort is over. How many sessions that were. */
export async function cancelSessions(tx: Tx, group: string): Promise<number> {
  const cancelled = await dropPlannedSessions(tx.db, group);
  for (const session of cancelled) {
    await tx.cancelAlarms(reminderOf(session));
    await tx.withdraw(reminderOf(session));
  }
  return cancelled.length;
}

/**
 * A group's thread is open, for the first time or anew: what came due while there was none is said there, and a round
 * that is going on is shown. What has been said before is not said again.
 */
export async function catchUpIn(tx: Tx, group: { id: string; guild: string; thread: string }): Promise<void> {
  for (const planned of await plannedSessionsOf(tx.db, group.id)) await setSessionAlarms(tx, planned);
  const id = await openSessionOf(tx.db, group.id);
  const gathering = id === null ? null : await readSession(tx.db, id);
  if (!gathering) return;
  const { session, guild } = gathering;
  await tx.announce({
    about: openingOf(session.id),
    guild,
    act: { do: 'post', channel: group.thread, message: saying({ what: 'opening' }, gathering, strings()) },
  });
  await tx.showBoard({ key: boardKey(session.id), guild, channel: group.thread });
}

export function createSessions({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** One change of a session: lock, rule, save, say, set the new alarms instead of the old. False when nothing was changed. */
  async function change(
    id: string,
    guild: string,
    rule: (gathering: Gathering) => Change | Refused | null,
  ): Promise<boolean> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, id, guild);
      if (!gathering) throw refuse('gone');
      const outcome = rule(gathering);
      if (!outcome) return false;
      if (isRefused(outcome)) throw new Refusal(outcome.refused);
      await save(tx, gathering, outcome);
      return true;
    });
  }

  /** An alarm rang. Whatever a rule refuses has been done already, or somebody was quicker: a normal end. */
  async function atAlarm(id: string, rule: (gathering: Gathering) => Change | Refused): Promise<void> {
    await transact(async (tx) => {
      const gathering = await lockSession(tx.db, id);
      if (!gathering) return;
      const outcome = rule(gathering);
      if (isRefused(outcome)) return;
      await save(tx, gathering, outcome);
    });
  }

  async function save(tx: Tx, before: Gathering, { session, say, alarms }: Change): Promise<void> {
    const gathering = { ...before, session };
    const { guild, thread } = gathering;
    await saveSession(tx.db, session);
    const subject = alarmsOf(session.id);
    await tx.cancelAlarms(subject);
    // What belonged to the turn that is over and has not left yet would only confuse.
    if (session.turn !== before.session.turn) await tx.withdraw(subject);
    for (const ring of alarms) await setAlarm(tx, gathering, ring);
    const speak = speaker(tx, gathering);
    // An opening is said before the board of its round appears; everything else stands below the board.
    for (const said of say.filter(begins)) await speak(said);
    if (session.stage.at !== 'planned') await tx.showBoard({ key: boardKey(session.id), guild, channel: thread });
    for (const said of say.filter((said) => !begins(said))) await speak(said);
  }

  /** Says things in the group's thread; without a thread there is nobody to say them to. */
  function speaker(tx: Tx, gathering: Gathering): (said: Said) => Promise<void> {
    const { session, guild, thread } = gathering;
    return async (said) => {
      if (thread === null) return;
      await tx.announce({
        about: `session:${session.id}:${session.turn}:${said.what}`,
        guild,
        act: { do: 'post', channel: thread, message: saying(said, gathering, strings()) },
        ...(lasts(said) ? {} : { subject: alarmsOf(session.id) }),
      });
    };
  }

  function setAlarm(tx: Tx, { session }: Gathering, ring: Ring): Promise<void> {
    const asked = ring.job === 'session.tend-floor' ? { asked: ring.asked } : {};
    return tx.setAlarm({
      job: ring.job,
      key: [ring.job, session.id, session.turn, ...Object.values(asked).map(String)].join(':'),
      subject: alarmsOf(session.id),
      data: { session: session.id, turn: session.turn, ...asked },
      dueAt: ring.at,
    });
  }

  return {
    take: ({ session, guild, ...ask }: Click) =>
      change(session, guild, (at) => round.take(at.session, { ...ask, now: clock.now() })),

    done: ({ session, guild, ...ask }: Click) =>
      change(session, guild, (at) => round.done(at.session, { ...ask, now: clock.now() })),

    /** Whether the floor was let go by it; otherwise nothing has changed. */
    pass: ({ session, guild, ...ask }: Click) =>
      change(session, guild, (at) => round.pass(at.session, { ...ask, now: clock.now() })),

    /** Without a thread there is nowhere to meet: the session stays planned, and opens when the thread does. */
    open: (session: string) =>
      atAlarm(session, (at) => (at.thread === null ? refused('gone') : round.open(at.session, clock.now()))),
    softEnd: (session: string, { due, ...seen }: Rung & { turn: number }) =>
      atAlarm(session, (at) => round.softEnd(at.session, { ...seen, due, now: clock.now() })),
    endTurn: (session: string, { due, ...seen }: Rung & { turn: number }) =>
      atAlarm(session, (at) => round.endTurn(at.session, { ...seen, due, now: clock.now() })),
    tendFloor: (session: string, { due, ...seen }: Rung & { turn: number; asked: boolean }) =>
      atAlarm(session, (at) => round.tendFloor(at.session, { ...seen, due, now: clock.now() })),

    /** Reminds the group; once the session has begun there is nothing to remind of, and it is dropped. */
    async remind(session: string): Promise<void> {
      await transact(async (tx) => {
        const gathering = await lockSession(tx.db, session);
        if (!gathering?.thread || gathering.session.stage.at !== 'planned') return;
        if (clock.now() >= gathering.session.startsAt) return;
        await tx.announce({
          about: `session:${session}:reminder`,
          guild: gathering.guild,
          act: { do: 'post', channel: gathering.thread, message: reminder(gathering, strings()) },
          subject: reminderOf(session),
          expiresAt: gathering.session.startsAt,
        });
      });
    },

    /** A session's board as it stands now. */
    async board(db: EntityManager, key: string): Promise<Message | null> {
      const gathering = key.startsWith(boards) ? await readSession(db, key.slice(boards.length)) : null;
      return gathering && board(gathering, strings());
    },
  };
}

/** Words that stay true when the next turn has begun; the others are withdrawn if they have not left by then. */
const lasts = (said: Said): boolean => begins(said) || ['goodbye', 'missed', 'broken-off'].includes(said.what);

const begins = ({ what }: Said): boolean => what === 'opening' || what === 'next-step';

export type Sessions = ReturnType<typeof createSessions>;
