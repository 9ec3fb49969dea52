import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Cohort, Group, Membership } from '../../entities';
import type { Clock } from '../common/clock';
import { plainLine } from '../common/inert';
import { isRefused, refuse, Refusal } from '../common/refusal';
import { readHome } from '../home/store';
import { lockWaiting, markPlaced } from '../intake/store';
import { strings } from '../locales';
import { intoGroups, smallestGroup } from '../matching/groups';
import { weekly } from '../sessions/calendar';
import type { Programme } from '../sessions/programme';
import { nextSessionOf } from '../sessions/store';
import { catchUpIn, planSessions } from '../sessions/useCases';
import type { Transact, Tx } from '../store/transaction';
import { plan, type Plan, type Wanted } from './rules/plan';
import {
  cohortsLike,
  groupsOf,
  groupsWithoutThread,
  lockCohort,
  lockGroup,
  lockGroupOfThread,
  membersOf,
  threadsIn,
} from './store';
import {
  threadForbiddenNotice,
  threadLostNotice,
  threadReadyNotice,
  threadRefusedNotice,
  welcomeToGroup,
} from './views';

/** The programme a cohort follows as long as there is only one. */
const programmeOfTheHouse = 'first-circle';

export interface Launched {
  readonly name: string;
  readonly groups: number;
  readonly people: number;
  /** groups whose thread had been lost and is opened anew */
  readonly mended: number;
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

  /** Asks for the group's private thread. What follows (members, welcome) is written when it is open. */
  async function openThread(tx: Tx, group: Group, parent: string): Promise<void> {
    const suffix = threadSuffix(installation, group);
    await tx.announce({
      about: `group:${group.id}:thread:${group.threadNumber}`,
      guild: group.guildId,
      act: {
        do: 'open-thread',
        parent,
        name: `${group.name} ${suffix}`,
        suffix,
        group: group.id,
      },
    });
  }

  async function formGroups(tx: Tx, cohort: Cohort): Promise<{ groups: Group[]; people: number }> {
    const waiting = await lockWaiting(tx.db, cohort.guildId);
    const people = waiting.map((application) => application.userId);
    const seats = intoGroups(people, { size: cohort.groupSize, seed: Number(cohort.id) });
    if (seats.length === 0) throw refuse('tooFewPeople', people.length, smallestGroup);
    const programme = programmeNamed(cohort.programme);
    const starts = weekly(
      { date: cohort.startsOn, time: cohort.localTime, zone: cohort.zone },
      programme.sessions.length,
    );
    if (!starts[0] || starts[0] <= clock.now()) throw refuse('startHasPassed');
    const groups: Group[] = [];
    for (const [index, members] of seats.entries()) {
      const number = index + 1;
      const group = await tx.db.save(Group, {
        guildId: cohort.guildId,
        cohortId: cohort.id,
        number,
        name: `${cohort.name} ${number}`,
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
    async create(wanted: Wanted & { guild: string }): Promise<Plan> {
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
        return planned;
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
          for (const group of lost) await openThread(tx, group, home.circleChannelId);
          const groups = await groupsOf(tx.db, cohort.id);
          return { name, groups: groups.length, people: 0, mended: lost.length };
        }
        const { groups, people } = await formGroups(tx, cohort);
        for (const group of groups) await openThread(tx, group, home.circleChannelId);
        await tx.db.update(Cohort, { id: cohort.id }, { state: 'running' });
        return { name, groups: groups.length, people, mended: 0 };
      });
    },

    /** The thread a group asked for is open: bring its members in, welcome them, tell the moderators. */
    async threadOpened(tx: Tx, { group: id, thread }: { group: string; thread: string }): Promise<void> {
      const group = await lockGroup(tx.db, id);
      if (!group || group.threadId !== null) return;
      await tx.db.update(Group, { id }, { threadId: thread });
      const members = await membersOf(tx.db, id);
      const about = `group:${id}:${group.threadNumber}`;
      for (const user of members) {
        await tx.announce({
          about: `${about}:member:${user}`,
          guild: group.guildId,
          act: { do: 'add-member', thread, user },
        });
      }
      const next = await nextSessionOf(tx.db, id);
      const t = strings();
      await tx.announce({
        about: `${about}:welcome`,
        guild: group.guildId,
        act: { do: 'post', channel: thread, message: welcomeToGroup(t, { group, members, next }) },
      });
      await catchUpIn(tx, { id, guild: group.guildId, thread });
      await tellModerators(tx, {
        about: `${about}:ready`,
        guild: group.guildId,
        message: threadReadyNotice(t, group, thread),
      });
    },

    /** Discord would not open the thread a group asked for. The moderators hear how to mend it; the next launch asks anew. */
    async threadRefused(tx: Tx, id: string): Promise<void> {
      const group = await lockGroup(tx.db, id);
      if (!group || group.threadId !== null) return;
      await tx.db.update(Group, { id }, { threadNumber: group.threadNumber + 1 });
      await tellModerators(tx, {
        about: `group:${id}:${group.threadNumber}:refused`,
        guild: group.guildId,
        message: threadRefusedNotice(strings(), group),
      });
    },

    /** A thread is gone, by hand or with its channel. Nothing else is: moderators hear how to mend it. */
    async threadLost(tx: Tx, { guild, thread }: { guild: string; thread: string }): Promise<void> {
      const group = await lockGroupOfThread(tx.db, guild, thread);
      if (!group) return;
      await tx.db.update(Group, { id: group.id }, { threadId: null, threadNumber: group.threadNumber + 1 });
      await tellModerators(tx, {
        about: `group:${group.id}:${group.threadNumber}:lost`,
        guild,
        message: threadLostNotice(strings(), group),
      });
    },

    /** Grove may no longer write in a group's thread: the moderators hear so, once for each thread. */
    async threadForbidden(tx: Tx, { guild, thread }: { guild: string; thread: string }): Promise<void> {
      const group = await lockGroupOfThread(tx.db, guild, thread);
      if (!group) return;
      await tellModerators(tx, {
        about: `group:${group.id}:${group.threadNumber}:forbidden`,
        guild,
        message: threadForbiddenNotice(strings(), group),
      });
    },

    /** With the channel of the circles all of their threads are gone, and Discord says nothing of each. */
    async channelDeleted({ guild, channel }: { guild: string; channel: string }): Promise<void> {
      await transact(async (tx) => {
        const home = await readHome(tx.db, guild);
        if (home?.circleChannelId !== channel) return;
        for (const thread of await threadsIn(tx.db, guild)) await this.threadLost(tx, { guild, thread });
      });
    },

    threadDeleted(place: { guild: string; thread: string }): Promise<void> {
      return transact((tx) => this.threadLost(tx, place));
    },

    async namesLike(guild: string, typed: string): Promise<string[]> {
      const cohorts = await cohortsLike(database.manager, guild, typed);
      return cohorts.map((cohort) => cohort.name);
    },
  };
}

/**
 * How the name of a group's thread ends, and no other's does: by it the thread is found again after a fault. Other
 * databases (a new one, a test) have the same row numbers, so the name of this one is in it.
 */
function threadSuffix(installation: string, { id, threadNumber }: Group): string {
  const digest = createHash('sha256').update(`${installation}:${id}:${threadNumber}`).digest();
  return `· ${digest.readUInt32BE().toString(36).slice(-5)}`;
}

async function tellModerators(
  tx: Tx,
  notice: { about: string; guild: string; message: ReturnType<typeof threadLostNotice> },
): Promise<void> {
  const home = await readHome(tx.db, notice.guild);
  if (!home?.moderatorsChannelId) return;
  const { about, guild, message } = notice;
  await tx.announce({ about, guild, act: { do: 'post', channel: home.moderatorsChannelId, message } });
}

export type Cohorts = ReturnType<typeof createCohorts>;
