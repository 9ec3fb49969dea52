import type { Group } from '../../entities';
import { minutesAfter, type Clock } from '../common/clock';
import { refuse } from '../common/refusal';
import { addMember, membersOf, removeMember } from '../cohorts/store';
import { draftOf } from '../intake/drafts';
import { forgetSetAside, lockApplication, setAside, type Who } from '../intake/store';
import { forgetLeft } from '../bringing/store';
import { letIntoParts } from '../sessions/parts/leaving';
import { memberJoined, memberLeft } from '../sessions/planning';
import { seatedAt } from '../rosters/changes/store';
import { takenOutOf } from '../rosters/changes/takingOut';
import { standAgain, standingsOf } from '../sessions/returning';
import type { Transact, Tx } from '../store/transaction';
import { seatIsFree } from './comingBack';
import { leavesNext } from './leavesNext';
import { setPauseOnList } from './pauses/store';
import { pauseOf, returnsAt, tellIfFewCome } from './pauses/telling';
import {
  circleLeft,
  circlesLeft,
  circlesOf,
  dropLeft,
  giveSeatBack,
  leftKey,
  leftSubject,
  hasEnded,
  lockCircle,
  forgottenAt,
  minutesToReturn,
  onList,
  placeLeft,
  readLeft,
  readLeftBy,
  readSeat,
  hasBegun,
  takeUp,
  wayIn,
  type Circle,
  type Left,
  type LeftCircle,
} from './store';
import { tellHowMany } from './telling';
import { circleClosing, letIntoThread, letOutForGood } from './threads';

/** What came of a wish to leave. */
export type Leaving =
  | {
      readonly left: 'circle';
      readonly circle: Circle;
      /** they sit nowhere else, and what they had written goes unless they choose to wait */
      readonly wasLast: boolean;
    }
  /** `before`: a circle they had left a moment earlier, and may still come back to */
  | { readonly left: 'list' | 'way in'; readonly before: LeftCircle | null }
  /** `inside`: the one of them in whose thread it was asked, and with which that thread closes for them */
  | { readonly left: 'nothing yet'; readonly circles: readonly Circle[]; readonly inside: Circle | null };

export function createPeople({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** What is kept of somebody's leaving, so that they can think again; the alarm that rings then forgets it. */
  async function rememberFor(
    tx: Tx,
    who: Who,
    { place, ...left }: { place: string } & Omit<Left, 'guild' | 'user'>,
  ): Promise<void> {
    const data: Left = { ...who, ...left };
    await tx.setAlarm({
      job: 'people.forget',
      key: leftKey(who, place),
      subject: leftSubject(who),
      data,
      dueAt: minutesAfter(clock.now(), minutesToReturn),
    });
  }

  async function leaveCircle(tx: Tx, group: string, user: string): Promise<Leaving> {
    const circle = await lockCircle(tx.db, group);
    const seat = await readSeat(tx.db, { group, user });
    const standings = seat ? await standingsOf(tx, { group, user }) : [];
    if (!circle || !seat || !(await removeMember(tx.db, group, user))) throw refuse('notInThatCircle');
    const { id, name, guildId: guild } = circle.group;
    const wasLast = (await circlesOf(tx.db, { guild, user })).length === 0;
    const application = await lockApplication(tx.db, { guild, user });
    const agreement = application?.agreement ?? null;
    await rememberFor(tx, { guild, user }, { place: group, group, agreement, seat, standings });
    if (wasLast) await tx.cancelAlarms(pauseOf({ guild, user }));
    if (wasLast) await setAside(tx.db, guild, { from: 'placed', users: [user] });
    await memberLeft(tx, { group, user, now: clock.now(), mayReturn: true });
    await letOutForGood(tx, circle.group, user);
    await tellHowMany(tx, circle.group);
    await tellIfFewCome(tx, circle.group);
    return { left: 'circle', circle: { id, name, hasBegun: await hasBegun(tx.db, circle.group) }, wasLast };
  }

  /** The seat as they had wished for it, and where they stood in a session that still goes on. */
  async function sitAgain(
    tx: Tx,
    { id: group, guildId: guild }: Group,
    { user, seat, standings }: Left,
  ): Promise<void> {
    const now = clock.now();
    await addMember(tx.db, { group, user, now });
    const until = seat ? await giveSeatBack(tx.db, { group, user, now }, seat) : null;
    if (until !== null) await returnsAt(tx, { guild, user }, until);
    await standAgain(tx, { user, standings, now });
  }

  /** The first answer may have stood in the thread that closed: who asks again finds the way back once more. */
  async function leftBefore(tx: Tx, who: Who, place: string): Promise<Leaving> {
    const before = await circleLeft(tx.db, who, clock.now());
    if (place === wayIn) return { left: 'way in', before };
    const circle = place === onList ? undefined : await lockCircle(tx.db, place);
    if (!circle) return { left: 'list', before };
    const { id, name } = circle.group;
    return { left: 'circle', circle: { id, name, hasBegun: await hasBegun(tx.db, circle.group) }, wasLast: true };
  }

  async function leaveWayIn(tx: Tx, who: Who): Promise<Leaving> {
    const before = await circleLeft(tx.db, who, clock.now());
    await tx.cancelAlarms(draftOf(who));
    await rememberFor(tx, who, { place: wayIn, agreement: null, standings: [] });
    await setAside(tx.db, who.guild, { from: 'draft', users: [who.user] });
    return { left: 'way in', before };
  }

  async function leaveList(tx: Tx, who: Who, agreement: string | null): Promise<Leaving> {
    const before = await circleLeft(tx.db, who, clock.now());
    await endPauseOnList(tx, who);
    await rememberFor(tx, who, { place: onList, agreement, standings: [] });
    await setAside(tx.db, who.guild, { from: 'waiting', users: [who.user] });
    return { left: 'list', before };
  }

  return {
    /**
     * Leaves the one circle somebody sits in, or the list; of several circles they choose one. In a thread that would close for
     * them nothing is left at once: the answer, and *Undo* with it, would go along.
     */
    async leave({ channel, ...who }: Who & { channel: string | null }): Promise<Leaving> {
      return transact(async (tx) => {
        const next = await leavesNext(tx.db, who, { lock: true });
        switch (next.is) {
          case 'circles': {
            const circles = [next.newest, ...next.more];
            const inside = await circleClosing(tx.db, { ...who, channel, circles });
            return inside !== null || next.more.length > 0
              ? { left: 'nothing yet', circles, inside }
              : leaveCircle(tx, next.newest.id, who.user);
          }
          case 'way in':
            return leaveWayIn(tx, who);
          case 'list':
            return leaveList(tx, who, next.agreement);
          case 'left before':
            return leftBefore(tx, who, next.place);
          case 'nothing':
            throw refuse('inNoCircle');
        }
      });
    },

    /** Leaves this circle. The seat is the right to do it, wherever the button stood. */
    leaveCircle: ({ group, user }: { group: string; user: string }): Promise<Leaving> =>
      transact((tx) => leaveCircle(tx, group, user)),

    /** Back into the circle that was left a moment ago, as if nothing had been. */
    async comeBack({ group: id, user }: { group: string; user: string }): Promise<Circle> {
      return transact(async (tx) => {
        const circle = await lockCircle(tx.db, id);
        // What is said of a circle that is nobody's is what is said of somebody else's.
        if (!circle) throw refuse('tooLateToReturn');
        const { group, isGoingOn } = circle;
        const who = { guild: group.guildId, user };
        const application = await lockApplication(tx.db, who);
        const back = { id, name: group.name, hasBegun: await hasBegun(tx.db, group) };
        if ((await membersOf(tx.db, id)).includes(user)) return back;
        // Moderators may have found them another circle of the cohort meanwhile.
        const seats = await seatedAt(tx.db, { guild: who.guild, cohort: group.cohortId, users: [user] });
        if (seats.has(user) && back.hasBegun) throw refuse('seatedByNow');
        // Of a circle that has not begun they are told no more than that they wait.
        if (seats.has(user) && !(await hasEnded(tx.db, group))) return back;
        const left = await readLeft(tx.db, leftKey(who, id));
        if (!left) throw refuse('tooLateToReturn');
        if (!isGoingOn) throw refuse('circleIsOver');
        if (!(await seatIsFree(tx, { group, user, leftAs: leftKey(who, id) })))
          throw refuse(
            'seatIsGone',
            (await circlesOf(tx.db, who)).some(({ hasBegun }) => hasBegun),
          );
        if (application?.state === 'paused') await endPauseOnList(tx, who);
        await sitAgain(tx, group, left);
        const agreement = application?.agreement ?? left.agreement;
        if (application) await takeUp(tx.db, application, { state: 'placed', agreement });
        // Whoever went on the list meanwhile, and left it too, has their place in the circle instead.
        for (const place of [id, onList, wayIn]) await dropLeft(tx.db, leftKey(who, place));
        await tx.cancelAlarms(takenOutOf(who));
        await memberJoined(tx, id);
        await letIntoThread(tx, group, user);
        await letIntoParts(tx, { group: id, user });
        await tellHowMany(tx, group);
        return back;
      });
    },

    /** On the list again, at the place they had before. */
    async keepWaiting(who: Who): Promise<void> {
      await transact(async (tx) => {
        const application = await lockApplication(tx.db, who);
        if (application?.state === 'waiting' || application?.state === 'paused') return;
        const circles = application?.state === 'placed' ? await circlesOf(tx.db, who) : [];
        if (circles.some(({ hasBegun }) => hasBegun)) throw refuse('seatedByNow');
        if (circles.length > 0) return;
        const left = await readLeftBy(tx.db, leftSubject(who));
        const isWayIn = (await placeLeft(tx.db, who))?.place === wayIn;
        if (!left || isWayIn || application?.state !== 'draft') throw refuse('tooLateToReturn');
        await takeUp(tx.db, application, { state: 'waiting', agreement: left.agreement });
        for (const group of await circlesLeft(tx.db, leftSubject(who))) await forgetLeft(tx.db, { ...who, group });
        await tx.cancelAlarms(leftSubject(who));
        await tx.cancelAlarms(takenOutOf(who));
      });
    },

    /**
     * The time to think again is over: what somebody who left had written is deleted, for their circle (`group`) and about
     * themselves. Who has left something else since may still think again about that, and whom moderators have taken out can be put
     * back for longer; then another alarm forgets them.
     */
    async forget({ group, ...who }: Who & { group?: string | undefined }): Promise<void> {
      await transact(async (tx) => {
        if (group !== undefined && (await lockCircle(tx.db, group))) await forgetLeft(tx.db, { ...who, group });
        const at = await forgottenAt(tx.db, who);
        if (at !== null && at > clock.now()) return;
        await forgetSetAside(tx.db, who.guild, [who.user]);
      });
    },
  };
}

async function endPauseOnList(tx: Tx, who: Who): Promise<void> {
  await setPauseOnList(tx.db, who, null);
  await tx.cancelAlarms(pauseOf(who));
}

export type People = ReturnType<typeof createPeople>;
