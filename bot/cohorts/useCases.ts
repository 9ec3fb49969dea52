import type { DataSource } from 'typeorm';
import { Cohort, Group, Membership } from '../../entities';
import type { Clock } from '../common/clock';
import { plainLine } from '../common/inert';
import { isRefused, refuse, Refusal } from '../common/refusal';
import { readHome } from '../home/store';
import { countWaiting, lockWaiting, markPlaced } from '../intake/store';
import { intoGroups, smallestGroup } from '../matching/groups';
import { minuteOf, weekdayOf, weekly } from '../sessions/calendar';
import type { Programme } from '../sessions/programme';
import { planSessions } from '../sessions/planning';
import type { Transact, Tx } from '../store/transaction';
import { plan, type Plan, type Wanted } from './rules/plan';
import { cohortsLike, groupsOf, groupsWithoutThread, lockCohort } from './store';
import { askForThread } from './threads';

/** The programme a cohort follows as long as there is only one. */
const programmeOfTheHouse = 'first-circle';

export interface Launched {
  readonly name: string;
  readonly groups: number;
  readonly people: number;
  /** groups whose thread had been lost and is opened anew */
  readonly mended: number;
  /** people who have joined and are in no circle yet */
  readonly waiting: number;
}

export function createCohorts(ports: {
  transact: Transact;
  database: DataSource;
  clock: Clock;
  programmes: ReadonlyMap<string, Programme>;
  /** the name of this database; see entities/installation */
  installation: string;
}) {
  const { transact, database, clock, programmes, installation } = ports;

  function programmeNamed(name: string): Programme {
    const programme = programmes.get(name);
    if (!programme) throw refuse('programmeGone', name);
    return programme;
  }

  async function formGroups(tx: Tx, cohort: Cohort): Promise<{ groups: Group[]; people: number }> {
    const waiting = await lockWaiting(tx.db, cohort.guildId);
    const people = waiting.map((application) => application.userId);
    const seats = intoGroups(people, { size: cohort.groupSize, seed: Number(cohort.id) });
    if (seats.length === 0) throw refuse('tooFewPeople', people.length, smallestGroup);
    const programme = programmeNamed(cohort.programme);
    const hour = { date: cohort.startsOn, time: cohort.localTime ?? '18:00', zone: cohort.zone ?? 'UTC' };
    const starts = weekly(hour, programme.sessions.length);
    if (!starts[0] || starts[0] <= clock.now()) throw refuse('startHasPassed');
    const groups: Group[] = [];
    for (const [index, members] of seats.entries()) {
      const number = index + 1;
      const group = await tx.db.save(Group, {
        guildId: cohort.guildId,
        cohortId: cohort.id,
        number,
        name: `${cohort.name} ${number}`,
        zone: hour.zone,
        weekday: weekdayOf(hour.date),
        minute: minuteOf(hour.time),
        threadId: null,
        threadNumber: 1,
      });
      await tx.db.insert(
        Membership,
        members.map((userId) => ({ groupId: group.id, userId })),
      );
      await planSessions(tx, group, { programme, starts });
      groups.push(group);
    }
    await markPlaced(tx.db, cohort.guildId, people);
    return { groups, people: people.length };
  }

  return {
    async create(wanted: Wanted & { guild: string }): Promise<{ plan: Plan; waiting: number }> {
      const planned = plan(wanted, clock.now());
      if (isRefused(planned)) throw new Refusal(planned.refused);
      return transact(async (tx) => {
        if (!(await readHome(tx.db, wanted.guild))) throw refuse('notSetUp');
        const inserted = await tx.db
          .createQueryBuilder()
          .insert()
          .into(Cohort)
          .values({
            guildId: wanted.guild,
            name: planned.name,
            state: 'open',
            startsOn: planned.date,
            localTime: planned.time,
            zone: planned.zone,
            groupSize: planned.size,
            programme: programmeOfTheHouse,
          })
          .orIgnore()
          .returning('id')
          .updateEntity(false)
          .execute();
        if ((inserted.raw as unknown[]).length === 0) throw refuse('cohortExists', planned.name);
        return { plan: planned, waiting: await countWaiting(tx.db, wanted.guild) };
      });
    },

    /** Makes groups of everybody who waits, plans their sessions, opens their threads. Repeated, it only mends what is missing. */
    async launch({ guild, name }: { guild: string; name: string }): Promise<Launched> {
      return transact(async (tx) => {
        const home = await readHome(tx.db, guild);
        if (!home?.circleChannelId) throw refuse('notSetUp');
        const cohort = await lockCohort(tx.db, guild, plainLine(name));
        if (!cohort) throw refuse('noSuchCohort', name);
        if (cohort.state === 'running') {
          const lost = await groupsWithoutThread(tx.db, cohort.id);
          for (const group of lost) await askForThread(tx, { installation, group, parent: home.circleChannelId });
          const groups = await groupsOf(tx.db, cohort.id);
          const waiting = await countWaiting(tx.db, guild);
          return { name, groups: groups.length, people: 0, mended: lost.length, waiting };
        }
        const { groups, people } = await formGroups(tx, cohort);
        for (const group of groups) await askForThread(tx, { installation, group, parent: home.circleChannelId });
        await tx.db.update(Cohort, { id: cohort.id }, { state: 'running' });
        return { name, groups: groups.length, people, mended: 0, waiting: 0 };
      });
    },

    async namesLike(guild: string, typed: string): Promise<string[]> {
      const cohorts = await cohortsLike(database.manager, guild, typed);
      return cohorts.map((cohort) => cohort.name);
    },
  };
}

export type Cohorts = ReturnType<typeof createCohorts>;
