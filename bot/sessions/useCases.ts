import type { EntityManager } from 'typeorm';
import type { Own } from '../bringing/sight';
import { ownOf } from '../bringing/store';
import { minutesAfter, type Clock } from '../common/clock';
import type { Message } from '../common/message';
import { isRefused, refuse, refused, Refusal, type Refused } from '../common/refusal';
import { membersOf } from '../cohorts/store';
import { isOnTheWay } from '../intake/store';
import { strings } from '../locales';
import type { Group } from '../../entities';
import type { Transact } from '../store/transaction';
import { atAlarm, boardNamed, boardOf, save } from './changes';
import { remindersOf } from './planning';
import * as keepTime from './rules/keepTime';
import * as pausing from './rules/pause';
import * as round from './rules/round';
import { allRest, calledBy, isAwaited, mayAnswer } from './rules/rsvp';
import * as steps from './rules/steps';
import { rsvpAnswers, type Change, type RsvpAnswer, type Session } from './session';
import {
  answersTo,
  groupNamed,
  groupOf,
  groupOfThread,
  keepsTime,
  lockSession,
  nextPlannedOf,
  openSessionOf,
  readSession,
  saveAnswer,
  type Gathering,
  type Person,
} from './store';
import { board, dayReminder, reminder, type Circle, type Kept } from './views';

/** What a click on a board says: which session and turn it saw, in which guild, by whom. */
export interface Click {
  readonly session: string;
  readonly turn: number;
  readonly guild: string;
  readonly by: Person;
}

/** When an alarm should have rung, and of which turn it is. */
interface Rung {
  readonly due: Date;
  readonly turn: number;
}

/** A reminder of the day before is of use until so long before the session. */
const dayReminderEndsMinutesBefore = 120;

export function createSessions({ transact, clock }: { transact: Transact; clock: Clock }) {
  type Asked = { readonly by: string; readonly turn: number; readonly now: Date; readonly keeps: boolean };

  /**
   * A change somebody asked for by a press. `board` is the one that was pressed; null when that is not sure, because the
   * press saw another turn.
   */
  async function pressed(
    { session: id, guild, by, turn }: Click,
    rule: (session: Session, ask: Asked) => Change | Refused | null,
  ): Promise<{ board: string | null; changed: boolean }> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, id, guild);
      if (!gathering) throw refuse('gone');
      const keeps = await keepsTime(tx.db, { guild, group: gathering.group, by });
      const outcome = rule(gathering.session, { by: by.id, turn, now: clock.now(), keeps });
      if (outcome && isRefused(outcome)) throw new Refusal(outcome.refused);
      if (outcome) await save(tx, gathering, outcome);
      const isSure = turn === gathering.session.turn;
      return { board: isSure ? boardOf(gathering.session) : null, changed: outcome !== null };
    });
  }

  /**
   * What those do who look after the time, from their own card: it shows afterwards how things stand. When they had moved on
   * a moment before, that is no refusal, for the card that is shown can be pressed again.
   */
  async function kept(click: Click, rule: (session: Session, ask: Asked) => Change | Refused): Promise<Kept> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, click.session, click.guild);
      if (!gathering) throw refuse('gone');
      const { guild, turn, by } = click;
      const keeps = await keepsTime(tx.db, { guild, group: gathering.group, by });
      const outcome = rule(gathering.session, { by: by.id, turn, now: clock.now(), keeps });
      const isLate = isRefused(outcome) && outcome.refused === 'overtaken';
      if (isRefused(outcome) && !isLate) throw new Refusal(outcome.refused);
      if (!isRefused(outcome)) await save(tx, gathering, outcome);
      const group = await groupNamed(tx.db, gathering.group.id);
      const circle = await circleFor(tx.db, { group, guild, by });
      if (!circle) throw refuse('gone');
      if (isRefused(outcome)) return { circle, came: 'overtaken' };
      return { circle, came: outcome.session.stage.at === 'closed' ? 'closed' : 'done' };
    });
  }

  /** Says something to a group whose session has not begun; after `until` it would be of no use any more. */
  async function remind(session: string, { what, until, say }: Reminder): Promise<void> {
    await transact(async (tx) => {
      const gathering = await lockSession(tx.db, session);
      if (!gathering?.thread || gathering.session.stage.at !== 'planned') return;
      const expiresAt = until(gathering.session.startsAt);
      if (clock.now() >= expiresAt) return;
      const called = calledBy(gathering.session, await answersTo(tx.db, session));
      if (called.length === 0) return;
      await tx.announce({
        about: `session:${session}:${what}`,
        guild: gathering.guild,
        act: { do: 'post', channel: gathering.thread, message: say(gathering, called) },
        subject: remindersOf(session),
        expiresAt,
      });
    });
  }

  return {
    take: (click: Click) => pressed(click, round.take),
    done: (click: Click) => pressed(click, round.done),
    /** Whether the floor was let go by it; otherwise nothing has changed. */
    pass: (click: Click) => pressed(click, round.pass),
    pause: (click: Click) => pressed(click, pausing.pause),
    resume: (click: Click) => pressed(click, pausing.resume),

    moveOn: (click: Click) => kept(click, keepTime.moveOn),
    moreTime: (click: Click) => kept(click, keepTime.extend),
    end: (click: Click) => kept(click, keepTime.end),
    goOn: (click: Click) => kept(click, pausing.resume),

    /** Without a thread there is nowhere to meet: the session stays planned, and opens when the thread does. */
    open: (session: string) =>
      atAlarm(transact, session, async (at, tx) => {
        if (at.thread === null) return refused('gone');
        const resting = allRest(at.session, await answersTo(tx.db, session));
        return steps.open(at.session, { now: clock.now(), allRest: resting });
      }),
    softEnd: (session: string, rung: Rung) =>
      atAlarm(transact, session, (at) => round.softEnd(at.session, { ...rung, now: clock.now() })),
    endTurn: (session: string, rung: Rung) =>
      atAlarm(transact, session, (at) => round.endTurn(at.session, { ...rung, now: clock.now() })),
    endStep: (session: string, rung: Rung) =>
      atAlarm(transact, session, (at) => steps.endStep(at.session, { ...rung, now: clock.now() })),
    endPause: (session: string, rung: Rung) => atAlarm(transact, session, (at) => pausing.endPause(at.session, rung)),
    tendFloor: (session: string, rung: Rung & { asked: boolean }) =>
      atAlarm(transact, session, async (at, tx) => {
        const awaited = isAwaited(at.session, await answersTo(tx.db, session));
        return round.tendFloor(at.session, { ...rung, awaited, now: clock.now() });
      }),

    /** A day ahead, with the question of the session; too late in the day it is dropped, for the second reminder comes soon. */
    remindDay: (session: string) =>
      remind(session, {
        what: 'day-reminder',
        until: (startsAt) => minutesAfter(startsAt, -dayReminderEndsMinutesBefore),
        say: (gathering, called) => dayReminder(gathering, called, strings()),
      }),

    /** Shortly before; once the session has begun there is nothing to remind of, and it is dropped. */
    remind: (session: string) =>
      remind(session, {
        what: 'reminder',
        until: (startsAt) => startsAt,
        say: (gathering, called) => reminder(gathering, called, strings()),
      }),

    /** Writes down what somebody says about coming; said again, the last one counts. */
    async rsvp(said: {
      session: string;
      guild: string;
      by: string;
      answer: number;
    }): Promise<{ answer: RsvpAnswer; own: Own }> {
      const answer = rsvpAnswers[said.answer];
      if (!answer) throw refuse('unknownButton');
      return transact(async (tx) => {
        const gathering = await lockSession(tx.db, said.session, said.guild);
        if (!gathering) throw refuse('gone');
        const no = mayAnswer(gathering.session, said.by);
        if (no && isRefused(no)) throw new Refusal(no.refused);
        await saveAnswer(tx.db, { session: said.session, user: said.by, answer });
        return { answer, own: await ownOf(tx.db, { group: gathering.group.id, user: said.by }) };
      });
    },

    /** The circle somebody means: the one whose thread they stand in, else their own, else one they look after. */
    async circle({ guild, channel, by }: { guild: string; channel: string | null; by: Person }): Promise<Circle> {
      return transact(async ({ db }) => {
        const here = channel === null ? null : await groupOfThread(db, guild, channel);
        const circle =
          (here && (await circleFor(db, { group: here, guild, by }))) ??
          (await circleFor(db, { group: await groupOf(db, guild, by.id), guild, by }));
        if (!circle) throw refuse((await isOnTheWay(db, { guild, user: by.id })) ? 'circleToCome' : 'noCircle');
        return circle;
      });
    },

    /** A session's board as it stands now. */
    async board(db: EntityManager, key: string): Promise<Message | null> {
      const named = boardNamed(key);
      const gathering = named && (await readSession(db, named.session));
      return gathering && board(gathering, named.step, strings());
    },
  };
}

interface Reminder {
  readonly what: string;
  readonly until: (startsAt: Date) => Date;
  readonly say: (gathering: Gathering, called: readonly string[]) => Message;
}

/** A group as somebody may see it who sits in it or looks after it; null for everybody else. */
async function circleFor(
  db: EntityManager,
  { group, guild, by }: { group: Group | null; guild: string; by: Person },
): Promise<Circle | null> {
  if (!group) return null;
  const members = await membersOf(db, group.id);
  const isMember = members.includes(by.id);
  const keeps = await keepsTime(db, { guild, group: { id: group.id, cohort: group.cohortId }, by });
  if (!isMember && !keeps) return null;
  const { name, zone, threadId: thread } = group;
  const id = (await openSessionOf(db, group.id)) ?? (await nextPlannedOf(db, group.id))?.id;
  const session = id === undefined ? null : ((await readSession(db, id))?.session ?? null);
  const answer = id === undefined ? undefined : (await answersTo(db, id)).get(by.id);
  const own = await ownOf(db, { group: group.id, user: by.id });
  return { name, zone, thread, members, isMember, keeps, session, answer, own };
}

export type Sessions = ReturnType<typeof createSessions>;
