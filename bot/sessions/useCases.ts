import type { EntityManager } from 'typeorm';
import type { Own } from '../bringing/sight';
import { ownOf } from '../bringing/store';
import { type Clock } from '../common/clock';
import type { Message } from '../common/message';
import { isRefused, refuse, Refusal, type Refused } from '../common/refusal';
import { isOnTheWay } from '../intake/store';
import { strings } from '../locales';
import { minutesToUndo } from '../people/leavesNext';
import { withoutPlace } from '../reasons/store';
import type { Transact, Tx } from '../store/transaction';
import { boardNamed, boardOf } from './boards';
import { board } from './boardViews';
import { parts, save } from './changes';
import * as keepTime from './rules/keepTime';
import * as pausing from './rules/pause';
import * as round from './rules/round';
import { mayAnswer } from './rules/rsvp';
import { stepNumber } from './rules/way';
import * as writing from './rules/write';
import { circleFor, partOf } from './circle';
import { createReminders } from './reminders';
import { createRinging } from './ringing';
import { comersTo, thereBesides, type InRoom } from './there';
import { refusalIn, type Click } from './clicks';
import { besides, createWriting } from './writing';
import type { Pace } from './legs';
import { rsvpAnswers, type Change, type RsvpAnswer, type Session } from './session';
import {
  firstSheetOf,
  groupNamed,
  groupOf,
  groupOfThread,
  keepsTime,
  lockSession,
  readSession,
  type Gathering,
  type Person,
} from './store';
import { saveAnswer } from './answers/store';
import { saveEase } from './wishes/store';
import { type Circle, type Kept } from './circleViews';
import type { ZoneData } from './zones';

interface Ports {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly zones: ZoneData;
  readonly inRoom: InRoom;
}

export function createSessions({ transact, clock, zones, inRoom }: Ports) {
  type Asked = { readonly by: string; readonly turn: number; readonly now: Date; readonly keeps: boolean };

  /**
   * A change somebody asked for by a press. `board` is the one that was pressed; null when that is not sure, because the
   * press saw another turn.
   */
  async function pressed(
    { session: id, guild, by, turn }: Click,
    rule: (session: Session, ask: Asked & { there?: readonly string[] }) => Change | Refused | null,
    there?: (at: Gathering, tx: Tx) => Promise<readonly string[]>,
  ): Promise<{ board: string | null; changed: boolean; wentOn: boolean }> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, id, guild);
      if (!gathering) throw refuse('gone');
      const keeps = await keepsTime(tx.db, { guild, group: gathering.group, by });
      const ask = { by: by.id, turn, now: clock.now(), keeps };
      const outcome = rule(gathering.session, there ? { ...ask, there: await there(gathering, tx) } : ask);
      if (outcome && isRefused(outcome)) throw refusalIn(gathering.session, outcome);
      if (outcome) await save(tx, gathering, outcome, clock.now());
      const isSure = turn === gathering.session.turn;
      // The sheet that was pressed is the answer, so it shows how it stands also where sheets stay as they are.
      const pressedOn = boardOf(gathering.session);
      if (isSure && outcome && !outcome.unseen && pressedOn !== null)
        await tx.showBoard({ key: pressedOn, guild, channel: gathering.thread });
      const wentOn = outcome !== null && isElsewhere(outcome.session, gathering.session);
      return { board: isSure ? pressedOn : null, changed: outcome !== null, wentOn };
    });
  }

  /**
   * What those do who look after the time, from their own card: it shows afterwards how things stand. When they had moved on
   * a moment before, that is no refusal, for the card that is shown can be pressed again.
   */
  async function kept(
    click: Click,
    rule: (session: Session, ask: Asked) => Change | Refused,
    { byPart = false }: { byPart?: boolean } = {},
  ): Promise<Kept> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, click.session, click.guild);
      if (!gathering) throw refuse('gone');
      const { guild, turn, by } = click;
      // Whose turn it will be may choose beforehand how the session is held; everything else asks for one that has begun.
      const isInPart = gathering.session.parent !== null && gathering.session.members.includes(by.id);
      const keeps =
        gathering.facilitator === by.id ||
        (byPart && isInPart) ||
        (await keepsTime(tx.db, { guild, group: gathering.group, by }));
      const outcome = rule(gathering.session, { by: by.id, turn, now: clock.now(), keeps });
      const isLate = isRefused(outcome) && outcome.refused === 'overtaken';
      if (isRefused(outcome) && !isLate) throw refusalIn(gathering.session, outcome);
      if (!isRefused(outcome)) await save(tx, gathering, outcome, clock.now());
      const group = await groupNamed(tx.db, gathering.group.id);
      const part = isInPart ? await readSession(tx.db, click.session) : null;
      const circle = await circleFor(tx.db, { group, guild, by, zones, part });
      if (!circle) throw refuse('gone');
      if (isRefused(outcome)) return { circle, came: 'overtaken' };
      return { circle, came: outcome.session.stage.at === 'closed' ? 'closed' : 'done' };
    });
  }

  const thereOrComing = async (at: Gathering, { db }: Tx): Promise<string[]> => [
    ...(await thereBesides(db, { at, inRoom })),
    ...(await comersTo(db, at.session)),
  ];

  /** A change that is answered to the one who asked alone: where they stand now. */
  async function asked(
    { session: id, guild, by, turn }: Click,
    rule: (session: Session, ask: Asked) => Change | Refused,
  ): Promise<Session> {
    return transact(async (tx) => {
      const gathering = await lockSession(tx.db, id, guild);
      if (!gathering) throw refuse('gone');
      const outcome = rule(gathering.session, { by: by.id, turn, now: clock.now(), keeps: false });
      if (isRefused(outcome)) throw refusalIn(gathering.session, outcome);
      await save(tx, gathering, outcome, clock.now());
      return outcome.session;
    });
  }

  return {
    take: (click: Click) => pressed(click, round.take),
    done: (click: Click) => pressed(click, round.done),
    /** Whether the floor was let go by it, and whether the session went on with that; otherwise nothing has changed. */
    pass: (click: Click) => pressed(click, round.pass, thereOrComing),
    pause: (click: Click) => pressed(click, pausing.pause),
    resume: (click: Click) => pressed(click, pausing.resume),

    /** Raises a hand; whoever has the floor already is shown what they may do with it. */
    raise: (click: Click) =>
      asked(click, (session, ask) =>
        holds(session, ask.by) ? { session, say: [], alarms: null, unseen: true } : round.raise(session, ask),
      ),
    lower: (click: Click) => asked(click, round.lower),
    longer: (click: Click) => asked(click, round.longer),
    welcomeQuestions: (click: Click) => asked(click, round.welcomeQuestions),

    bring: (click: Click) => pressed(click, writing.bring),
    ...createWriting({ transact, clock }),

    moveOn: (click: Click) => kept(click, keepTime.moveOn, { byPart: true }),
    goBack: (click: Click) => kept(click, keepTime.goBack),
    choosePace: (click: Click & { pace: Pace }) =>
      kept(click, (session, ask) => keepTime.choosePace(session, { ...ask, pace: click.pace })),
    endTheTurn: (click: Click) => kept(click, keepTime.endTheTurn),
    moreTime: (click: Click) => kept(click, keepTime.extend),
    end: (click: Click) => kept(click, keepTime.end),
    goOn: (click: Click) => kept(click, pausing.resume),

    ...createRinging({ transact, clock, inRoom }),
    ...createReminders({ transact, clock }),

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
        const part = channel === null ? null : await partOf(db, { guild, thread: channel, by, zones });
        if (part) return part;
        const here = channel === null ? null : await groupOfThread(db, guild, channel);
        const circle =
          (here && (await circleFor(db, { group: here, guild, by, zones }))) ??
          (await circleFor(db, { group: await groupOf(db, guild, by.id), guild, by, zones }));
        if (circle) return circle;
        const who = { guild, user: by.id };
        if (await isOnTheWay(db, who)) throw refuse('circleToCome', await withoutPlace(db, who));
        throw refuse('noCircle', await minutesToUndo(db, who, clock.now()));
      });
    },

    /** How somebody would like sessions to be with them; said again, the last counts. */
    async wishEase(wish: { guild: string; group: string; by: Person; wishes: readonly string[] }): Promise<void> {
      const { guild, group, by, wishes } = wish;
      const [unhurried, inviteIn] = [wishes.includes('unhurried'), wishes.includes('invite in')];
      const isSaved = await transact(({ db }) => saveEase(db, { guild, group, user: by.id, unhurried, inviteIn }));
      if (!isSaved) throw refuse('notInThisGroup');
    },

    /** A session's board as it stands now. */
    async board(db: EntityManager, key: string): Promise<Message | null> {
      const named = boardNamed(key);
      const gathering = named && (await readSession(db, named.session));
      if (!gathering) return null;
      const isFirst = named.sheet === (await firstSheetOf(db, named));
      return board(gathering, { ...named, isFirst }, strings(), await besides(db, gathering));
    },

    /** Discord has opened the thread of a part, or would not. */
    partOpened: (tx: Tx, part: { session: string; thread: string }) => parts.opened(tx, { ...part, now: clock.now() }),
    partLost: (tx: Tx, place: { guild: string; thread: string }) => parts.lost(tx, place),
    partDeleted: (place: { guild: string; thread: string }) => transact((tx) => parts.lost(tx, place)),
    partRefused: (tx: Tx, session: string) => parts.refused(tx, { session, now: clock.now() }),
  };
}

/** At another step, or at the case of another. */
const isElsewhere = (session: Session, before: Session): boolean =>
  stepNumber(session) !== stepNumber(before) || session.owner !== before.owner;

const holds = (session: Session, by: string): boolean => round.isHeld(session) && session.stage.floor.by === by;

export type Sessions = ReturnType<typeof createSessions>;
