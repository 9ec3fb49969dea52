import type { Cohort, Group } from '../../entities';
import { refuse } from '../common/refusal';
import { readHome } from '../home/store';
import { showWelcome } from '../home/welcome';
import { tellStanding } from '../intake/life/telling';
import { countWaiting } from '../intake/store';
import { planSessions } from '../sessions/planning';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import { createMending, type Mended } from './mending';
import { allowed } from './planning';
import type { Ports } from './ports';
import { programmeOf } from './searching';
import { mayLaunch } from './rules/life';
import { endAfter, meetings } from './rules/weeks';
import { dropGroup, groupsOf, seatsOf, setState } from './store';
import { readsModerators } from './team/reading';
import { askForThread } from './threads';

export interface Launched {
  readonly name: string;
  readonly groups: number;
  readonly people: number;
  readonly endsAt: Date;
  /** whether Grove would see somebody who is let into a thread by hand */
  readonly seesStrangers: boolean;
  /** whether whoever launched it reads the moderators' channel, where it is told that threads are ready */
  readonly reads: boolean;
}

/** A launch of a cohort that runs already: what was missing, and is not any more. */
export interface Relaunched {
  readonly name: string;
  readonly mended: Mended;
  /** people who have joined and are in no circle yet */
  readonly waiting: number;
}

/** What belongs to a cohort among the alarms. */
export const alarmsOf = (cohort: string): string => `cohort:${cohort}`;

/** A cohort ends some time after its last session, which is planned now or has moved; when that is. */
export async function endsAfter(tx: Tx, { cohort, last }: { cohort: string; last: Date }): Promise<Date> {
  const dueAt = endAfter(last);
  const subject = alarmsOf(cohort);
  await tx.setAlarm({ job: 'cohort.end', key: `end:${subject}`, subject, data: { cohort }, dueAt });
  return dueAt;
}

export function createLaunching(ports: Ports) {
  const { transact, clock, discord, programmes, installation, zones } = ports;
  const mend = createMending(ports);

  async function start(
    tx: Tx,
    { cohort, parent }: { cohort: Cohort; parent: string },
  ): Promise<Omit<Launched, 'reads'>> {
    const programme = programmeOf(programmes, cohort);
    // A programme may have become shorter since the cohort was planned: nothing is repeated.
    const weeks = Math.min(cohort.weeks, programme.sessions.length);
    const groups = await groupsWithPeople(tx, cohort);
    let last = clock.now();
    for (const group of groups) {
      const starts = meetings(group, { startsOn: cohort.startsOn, weeks, zones });
      if (!starts[0] || starts[0] <= clock.now()) throw refuse('startHasPassed', cohort.name);
      last = starts.reduce((latest, at) => (at > latest ? at : latest), last);
      await planSessions(tx, group, { programme, starts, zoneData: zones.version() });
      await askForThread(tx, { installation, group, parent });
    }
    const endsAt = await endsAfter(tx, { cohort: cohort.id, last });
    await setState(tx.db, cohort.id, { state: 'running' });
    await showWelcome(tx, cohort.guildId);
    const users = (await seatsOf(tx.db, cohort.id)).map(({ user }) => user);
    await tellStanding(tx, { guild: cohort.guildId, users, now: 'placed' });
    const people = users.length;
    return { name: cohort.name, groups: groups.length, people, endsAt, seesStrangers: discord.seesThreadMembers };
  }

  /** A circle that everybody has left before its launch is none. */
  async function groupsWithPeople(tx: Tx, { id, name }: Cohort): Promise<Group[]> {
    const seats = await seatsOf(tx.db, id);
    const groups = await groupsOf(tx.db, id);
    const taken = groups.filter((group) => seats.some((seat) => seat.group.id === group.id));
    if (taken.length === 0) throw refuse('everybodyLeft', name);
    for (const group of groups) if (!taken.includes(group)) await dropGroup(tx.db, group.id);
    return taken;
  }

  return {
    /** Plans the sessions of a matched cohort and opens its threads. Repeated, it looks what is missing and mends it. */
    async launch(asked: Asked): Promise<Launched | Relaunched> {
      const begun = await transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const parent = (await readHome(tx.db, asked.guild))?.circleChannelId ?? null;
        if (parent === null) throw refuse('notSetUp');
        const how = allowed(mayLaunch(cohort.state));
        if (how === 'start') return start(tx, { cohort, parent });
        return { name: cohort.name, circles: await groupsOf(tx.db, cohort.id), parent };
      });
      if (!('circles' in begun)) {
        const { guild, by } = asked;
        const reads = await readsModerators(ports, { guild, user: by.id, roles: by.roles });
        return { ...begun, reads: reads === true };
      }
      const mended = await mend(begun.circles, begun.parent);
      const waiting = await transact((tx) => countWaiting(tx.db, asked.guild));
      return { name: begun.name, mended, waiting };
    },
  };
}
