import type { Group } from '../../entities';
import type { Tx } from '../store/transaction';
import { ownOf } from '../bringing/store';
import { membersOf } from '../cohorts/store';
import { timeFor } from '../facilitators/time/store';
import { timeOfMinute } from './calendar';
import type { Circle } from './circleViews';
import type { ZoneData } from './zones';
import {
  groupNamed,
  keepsTime,
  lastSharedOf,
  nextPlannedOf,
  openSessionOf,
  readSession,
  type Gathering,
  type Person,
} from './store';
import { answersTo } from './answers/store';
import { partIn } from './parts/store';
import { easeOf, pausedUntil } from './wishes/store';

/** A group as somebody may see it who sits in it or looks after it; null for everybody else. */
export async function circleFor(
  db: Tx['db'],
  p: { group: Group | null; guild: string; by: Person; zones: ZoneData; part?: Gathering | null },
): Promise<Circle | null> {
  const { group, guild, by, zones, part = null } = p;
  if (!group) return null;
  const members = await membersOf(db, group.id);
  const isMember = members.includes(by.id);
  const keeps = await keepsTime(db, { guild, group: { id: group.id, cohort: group.cohortId }, by });
  if (!isMember && !keeps) return null;
  const { name, zone, threadId: thread } = group;
  const id = (await openSessionOf(db, group.id)) ?? (await nextPlannedOf(db, group.id))?.id;
  const gathering = id === undefined ? null : await readSession(db, id);
  const session = gathering?.session ?? null;
  const choosesPace = keeps || gathering?.facilitator === by.id;
  const answer = id === undefined ? undefined : (await answersTo(db, id)).get(by.id);
  const time = await timeFor(db, { guild, group: group.id, shown: session, by: by.id, keeps });
  const wall = session && zones.wallClockIn(zone, session.startsAt);
  return {
    group: group.id,
    homeTime: timeOfMinute(wall?.minute ?? group.minute),
    ease: await easeOf(db, { group: group.id, user: by.id }),
    pausedUntil: await pausedUntil(db, { group: group.id, user: by.id }),
    shared: await lastSharedOf(db, group.id),
    own: await ownOf(db, { group: group.id, user: by.id }),
    ...{ name, zone, thread, members, isMember, keeps, choosesPace, session, answer, time, part },
  };
}

/** The smaller group whose own thread this is, for whoever sits in it: they may move it on. Null elsewhere. */
export async function partOf(
  db: Tx['db'],
  { thread, ...p }: { guild: string; thread: string; by: Person; zones: ZoneData },
): Promise<Circle | null> {
  const id = await partIn(db, { guild: p.guild, thread });
  const part = id === null ? null : await readSession(db, id);
  // In the thread of the circle the card of the circle is meant.
  if (!part || part.thread === part.circle || !part.session.members.includes(p.by.id)) return null;
  return circleFor(db, { ...p, group: await groupNamed(db, part.group.id), part });
}
