import type { Cohort, Group } from '../../entities';
import type { Log } from '../common/log';
import { tellModerators } from '../home/telling';
import { strings } from '../locales';
import { moveSessions } from '../sessions/moving/moving';
import { groupsPlannedOtherwise, lockPlannedOtherwise, setZoneData, type PlannedGroup } from '../sessions/moving/store';
import { movesOf, toldOf, type Moves } from '../sessions/rules/moving';
import { lastSessionOf } from '../sessions/store';
import type { Tx } from '../store/transaction';
import { endsAfter } from './launching';
import type { Ports } from './ports';
import { meetings } from './rules/weeks';
import { groupsOf, lockCohortById, membersOf } from './store';
import { unsuitedIn } from './suiting';
import * as views from './zoneViews';

/**
 * Clocks are changed by law, and a new Grove may know what the one that planned a session did not. What was agreed is an hour
 * on the wall, so the instants follow it.
 */
export function createFollowingZones(ports: Ports) {
  const { transact, db, clock, zones, programmes } = ports;

  /** One group, in one transaction: its sessions, their alarms, the end of the cohort, and what is said about it. */
  async function follow(tx: Tx, planned: PlannedGroup): Promise<Moves | null> {
    const { guild, group: id } = planned;
    const cohort = await lockCohortById(tx.db, guild, planned.cohort);
    const group = (await groupsOf(tx.db, planned.cohort)).find((one) => one.id === id);
    if (cohort?.state !== 'running' || !group) return null;
    const zoneData = zones.version();
    const sessions = await lockPlannedOtherwise(tx.db, { guild, group: id, zoneData });
    const moves = movesOf(sessions, { hours: hoursOf(group, cohort), now: clock.now() });
    const lastBefore = await lastSessionOf(tx.db, cohort.id);
    await moveSessions(tx, { guild, thread: group.threadId, moved: moves.moved });
    await setZoneData(tx.db, { guild, ids: sessions.map((session) => session.id), zoneData });
    const last = await lastSessionOf(tx.db, cohort.id);
    if (last && last.getTime() !== lastBefore?.getTime()) await endsAfter(tx, { cohort: cohort.id, last });
    await tell(tx, { cohort, group, moves });
    return moves;
  }

  function hoursOf(group: Group, { startsOn }: Cohort): (number: number) => Date {
    return (number) => {
      const start = meetings(group, { startsOn, weeks: number, zones })[number - 1];
      if (!start) throw new RangeError(`there is no session ${number}`);
      return start;
    };
  }

  /**
   * That it is said once is in the transaction: the sessions carry the new data from then on. The moment is in its name because
   * the same data may come twice, with others in between.
   */
  async function tell(tx: Tx, { cohort, group, moves }: { cohort: Cohort; group: Group; moves: Moves }): Promise<void> {
    const now = clock.now();
    const about = `group:${group.id}:zones:${zones.version()}:${now.getTime()}`;
    const { guildId: guild, threadId: channel } = group;
    const told = toldOf(moves, now);
    // Without a thread nobody has been told an hour: the welcome of the next one names the new hour.
    const isTold = told !== null && channel !== null;
    if (isTold) {
      const members = await membersOf(tx.db, group.id);
      const message = views.hoursMoved(strings(), { group, told, members });
      await tx.announce({ about, guild, act: { do: 'post', channel, message } });
    }
    if ((await unsuitedIn(tx.db, { cohort, group, zones, programmes })).length === 0) return;
    const message = views.hourSuitsNotAll(strings(), { name: group.name, isTold });
    await tellModerators(tx, { about: `${about}:suits`, guild, message });
  }

  return {
    /**
     * Looks at every session that has not begun and was computed with other zone data than this process has. These do not change
     * while it lives, so once, at its start, is enough.
     */
    async followZones(log: Log): Promise<void> {
      const zoneData = zones.version();
      const planned = await groupsPlannedOtherwise(db, zoneData);
      let moved = 0;
      for (const one of planned) {
        try {
          const moves = await transact((tx) => follow(tx, one));
          moved += moves?.moved.length ?? 0;
        } catch (fault) {
          // A zone that these data do not know, most likely. The others need not wait, and it is looked at again at the next start.
          log.warn({ group: one.group, zoneData, err: fault }, 'a schedule stays as it was');
        }
      }
      if (planned.length > 0) log.info({ zoneData, groups: planned.length, moved }, 'schedules follow the zone data');
    },
  };
}
