import type { Clock } from '../common/clock';
import { isRefused, refused } from '../common/refusal';
import type { Transact, Tx } from '../store/transaction';
import { answersTo } from './answers/store';
import { atAlarm, save } from './changes';
import { stillOpenBefore } from './parts/store';
import * as pausing from './rules/pause';
import * as round from './rules/round';
import { allRest, isAwaited } from './rules/rsvp';
import * as steps from './rules/steps';
import { isRunning } from './rules/way';
import { lockSession, type Gathering } from './store';
import { comersTo, thereBesides, type InRoom } from './there';

/** What the time does in a session: it opens, the floor is tended, turns, steps, pauses and the frame end. */

/** When an alarm should have rung, and of which turn it is. */
interface Rung {
  readonly due: Date;
  readonly turn: number;
}

interface Ports {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly inRoom: InRoom;
}

export function createRinging({ transact, clock, inRoom }: Ports) {
  const alarmed = (id: string, rule: Parameters<typeof atAlarm>[2]): Promise<void> =>
    atAlarm(transact, { id, now: clock.now() }, rule);

  /** The circle meets for a session while an earlier one still goes on: that one is closed. */
  async function overlap(tx: Tx, { group, session }: Gathering): Promise<void> {
    for (const id of await stillOpenBefore(tx.db, { group: group.id, startsAt: session.startsAt })) {
      const earlier = await lockSession(tx.db, id);
      if (earlier && earlier.session.stage.at !== 'closed')
        await save(tx, earlier, steps.closed(earlier.session, 'overlapped'), clock.now());
    }
  }

  return {
    /** Without a thread there is nowhere to meet: the session stays planned, and opens when the thread does. */
    open: (session: string) =>
      alarmed(session, async (at, tx) => {
        if (at.thread === null) return refused('gone');
        const resting = allRest(at.session, await answersTo(tx.db, session));
        const begun = steps.open(at.session, { now: clock.now(), allRest: resting });
        if (!isRefused(begun) && isRunning(begun.session)) await overlap(tx, at);
        return begun;
      }),
    softEnd: (session: string, rung: Rung) =>
      alarmed(session, (at) => round.softEnd(at.session, { ...rung, now: clock.now() })),
    endTurn: (session: string, rung: Rung) =>
      alarmed(session, async (at, tx) => {
        // What they type in the thread is not heard, so their word that they come counts as much as a press.
        const coming = await comersTo(tx.db, at.session);
        const there = await thereBesides(tx.db, { at, inRoom });
        return round.endTurn(at.session, { ...rung, there, coming, now: clock.now() });
      }),
    endStep: (session: string, rung: Rung) =>
      alarmed(session, (at) => steps.endStep(at.session, { ...rung, now: clock.now() })),
    endPause: (session: string, rung: Rung) => alarmed(session, (at) => pausing.endPause(at.session, rung)),
    endFrame: (session: string, rung: Pick<Rung, 'due'>) =>
      alarmed(session, (at) => steps.endFrame(at.session, { ...rung, now: clock.now() })),
    tendFloor: (session: string, rung: Rung & { asked: boolean }) =>
      alarmed(session, async (at, tx) => {
        const isThere = (await thereBesides(tx.db, { at, inRoom })).length > 0;
        const awaited = isThere || isAwaited(at.session, await answersTo(tx.db, session));
        const expected = (await comersTo(tx.db, at.session)).length > 0;
        return round.tendFloor(at.session, { ...rung, awaited, expected, now: clock.now() });
      }),
  };
}
