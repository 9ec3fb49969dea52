import { forgetMember, moveWords } from '../bringing/store';
import { forgetVotesOf } from '../cohorts/joining/store';
import { minutesAfter } from '../common/clock';
import { facilitatorLeft, planRota } from '../facilitators/planning';
import { strings } from '../locales';
import type { Tx } from '../store/transaction';
import { boardOf, openingOf } from './boards';
import { save } from './changes';
import type { Pace } from './legs';
import { linkRoom, seatRoom } from '../voice/tending';
import type { Programme } from './programmes/programme';
import { leave, pauses } from './rules/roster';
import { addSession, dropPlannedSessions, lockSession, openSessionOf, plannedSessionsOf, readSession } from './store';
import { forgetObjectionsOf } from '../agreeing/store';
import { forgetAnswersOf } from './answers/store';
import { letOutOfParts } from './parts/leaving';
import { openPartsOf } from './parts/store';
import { forgetContributionsOf } from './contributions/store';
import { forgetSat, forgetSatOf } from './rotation/store';
import { saying } from './views';

/** What other rooms ask of this one inside their own transactions: planning, a thread that opens, people who come and go. */

/** How long before a session its two reminders go out. */
export const remindMinutesBefore = { day: 24 * 60, minutes: 10 } as const;

export const remindersOf = (session: string): string => `session:${session}:before`;

/** Alarms of a session that has been planned. */
export async function setSessionAlarms(tx: Tx, session: { id: string; startsAt: Date }): Promise<void> {
  const set = (job: string, key: string, minutesBefore: number): Promise<void> =>
    tx.setAlarm({
      job,
      key: `${key}:${session.id}`,
      subject: remindersOf(session.id),
      data: { session: session.id },
      dueAt: minutesAfter(session.startsAt, -minutesBefore),
    });
  await set('session.remind-day', 'remind-day', remindMinutesBefore.day);
  await set('session.remind', 'remind', remindMinutesBefore.minutes);
  await set('session.open', 'open', 0);
}

/** Plans the sessions of a group, one for each start, as the programme names them from the first on; `zoneData` says by which data. */
export async function planSessions(
  tx: Tx,
  group: { id: string; guildId: string },
  p: { programme: Programme; starts: readonly Date[]; zoneData: string; pace?: Pace },
): Promise<void> {
  const { programme, starts, zoneData, pace = 'live' } = p;
  for (const [week, startsAt] of starts.entries()) {
    const agenda = programme.sessions[week];
    if (!agenda) throw new RangeError(`the programme has no session ${week + 1}`);
    const number = week + 1;
    const { id: groupId, guildId: guild } = group;
    const id = await addSession(tx.db, { guild, group: groupId, number, startsAt, zoneData, agenda, pace });
    await setSessionAlarms(tx, { id, startsAt });
  }
  await planRota(tx, group.id);
}

/** Nothing that has not begun will: the cohort is over. */
export async function cancelSessions(tx: Tx, group: string): Promise<void> {
  for (const session of await dropPlannedSessions(tx.db, group)) {
    await tx.cancelAlarms(remindersOf(session));
    await tx.withdraw(remindersOf(session));
  }
  await forgetSat(tx.db, group);
}

/**
 * A group's thread is open, for the first time or anew: what came due while there was none is said there, and a session
 * that is going on is shown. What has been said before is not said again.
 */
export async function catchUpIn(tx: Tx, group: { id: string; guild: string; thread: string }): Promise<void> {
  for (const planned of await plannedSessionsOf(tx.db, group.id)) await setSessionAlarms(tx, planned);
  await linkRoom(tx, group.id);
  const id = await openSessionOf(tx.db, group.id);
  const gathering = id === null ? null : await readSession(tx.db, id);
  if (!gathering) return;
  const { session, guild } = gathering;
  const message = saying({ what: 'opening' }, { ...gathering, next: null }, strings());
  await tx.announce({ about: openingOf(session.id), guild, act: { do: 'post', channel: group.thread, message } });
  const key = boardOf(session);
  if (key !== null) await tx.showBoard({ key, guild, channel: group.thread });
}

/** Somebody has joined a group: if it meets right now, they have the chance to speak like everybody, and the board says so. */
export async function memberJoined(tx: Tx, group: string): Promise<void> {
  await planRota(tx, group);
  await seatRoom(tx, group);
  await showSession(tx, group);
}

/** Brings the board of a group's session up to date, if it meets right now. */
export async function showSession(tx: Tx, group: string): Promise<void> {
  const id = await openSessionOf(tx.db, group);
  const gathering = id === null ? null : await readSession(tx.db, id);
  const key = gathering && boardOf(gathering.session);
  if (key) await tx.showBoard({ key, guild: gathering.guild, channel: gathering.thread });
}

/** Somebody has gone on to another group of the same cohort: as when they leave, but what they wrote goes with them. */
export async function memberMoved(
  tx: Tx,
  { guild, to, ...left }: { guild: string; group: string; to: string; user: string; now: Date },
): Promise<void> {
  await moveWords(tx.db, { guild, user: left.user, from: left.group, to });
  await memberLeft(tx, { ...left, goesOn: true });
}

/**
 * Somebody has left a group (their membership is gone already): what they said about coming and what they have
 * written for the circle is forgotten, and a session that is going on waits for them no longer. `mayReturn`: they may think
 * again, and until then what waits for another day is kept for them.
 */
export async function memberLeft(
  tx: Tx,
  left: { group: string; user: string; now: Date; goesOn?: boolean; mayReturn?: boolean },
): Promise<void> {
  // The sessions come first, as they do for whoever acts in them.
  await leaveSessions(tx, left);
  await forgetAnswersOf(tx.db, left);
  await forgetContributionsOf(tx.db, left);
  await forgetObjectionsOf(tx.db, left);
  await facilitatorLeft(tx, left);
  if (!left.mayReturn) await forgetMember(tx.db, { ...left, goesOn: left.goesOn ?? false });
  await forgetSatOf(tx.db, left);
  await forgetVotesOf(tx.db, left);
  await seatRoom(tx, left.group);
}

async function leaveSessions(tx: Tx, left: { group: string; user: string; now: Date }): Promise<void> {
  const id = await openSessionOf(tx.db, left.group);
  const parts = id === null ? [] : await openPartsOf(tx.db, id);
  if (id !== null) await leaveOne(tx, id, left);
  for (const part of parts) await leaveOne(tx, part.id, left);
  await letOutOfParts(tx, left);
}

async function leaveOne(tx: Tx, session: string, { user, now }: { user: string; now: Date }): Promise<void> {
  const gathering = await lockSession(tx.db, session);
  const change = gathering && leave(gathering.session, { who: user, now });
  // A reveal that ends by their going appears without what they wrote for it.
  if (gathering) await forgetContributionsOf(tx.db, { group: gathering.group.id, user });
  if (change) await save(tx, gathering, change, now);
}

/** Somebody in a group pauses from now on: what they said about coming is forgotten, and a round goes on without them. */
export async function memberPaused(tx: Tx, paused: { group: string; user: string; now: Date }): Promise<void> {
  const id = await openSessionOf(tx.db, paused.group);
  const parts = id === null ? [] : await openPartsOf(tx.db, id);
  for (const session of [...(id === null ? [] : [id]), ...parts.map((part) => part.id)]) {
    const gathering = await lockSession(tx.db, session);
    const change = gathering && pauses(gathering.session, paused.now);
    if (change) await save(tx, gathering, change, paused.now);
  }
  await forgetAnswersOf(tx.db, paused);
  await showSession(tx, paused.group);
}
