import type { Group } from '../../../entities';
import { refuse } from '../../common/refusal';
import { tellStanding } from '../../intake/life/telling';
import { markPlaced } from '../../intake/store';
import { strings } from '../../locales';
import { freshNumber, hasBegun } from '../../people/store';
import { letIntoThread, letOutOfThread } from '../../people/threads';
import { moveSessions } from '../../sessions/moving/moving';
import { lockPlanned, setZoneData } from '../../sessions/moving/store';
import { cancelSessions, memberJoined, memberMoved } from '../../sessions/planning';
import { lastSessionOf, nextSessionOf, openSessionOf } from '../../sessions/store';
import type { Tx } from '../../store/transaction';
import type { ZoneData } from '../../sessions/zones';
import { giveRoomUp } from '../../voice/tending';
import { endsAfter } from '../launching';
import { hourOf, type Repairing } from '../rules/repairs';
import { meetings } from '../rules/weeks';
import { addMember } from '../store';
import type { Running } from './running';
import { giveUp, moveSeat, setHour } from './store';
import * as views from './views';

type Circle = Running['circles'][number];
/** A circle as it was before, which is told. */
type Told = Group & { readonly members: readonly string[] };

/**
 * Follows a proposal that was found a moment ago under the same locks: seats, threads, hours, and one short message in each
 * circle that it touches. Everything on Discord is left to the outbox, so that what was begun is finished once.
 */
export async function follow(
  tx: Tx,
  running: Running,
  p: { repairing: Repairing; now: Date; zones: ZoneData },
): Promise<void> {
  const { repairing, now, zones } = p;
  const meeting = await whoMeetsNow(tx, running, repairing);
  if (meeting !== null) throw refuse('circleMeetsNow', meeting);
  const touched = touchedBy(running, repairing);
  const circleOf = (id: string | null): Circle | undefined => touched.find((one) => one.id === id);
  for (const { user, from, to } of repairing.moves) {
    const target = circleOf(to);
    if (target) await seat(tx, { user, from: circleOf(from), to: target, closes: repairing.closes, now });
  }
  if (repairing.newHour) await meetAnew(tx, running, { ...repairing.newHour, zones });
  await tell(tx, { repairing, touched });
  const closing = circleOf(repairing.closes);
  if (closing) await end(tx, { circle: closing, now });
  // Only now: the sessions of a circle that ends are held at no hour.
  const last = repairing.newHour && (await lastSessionOf(tx.db, running.cohort.id));
  if (last) await endsAfter(tx, { cohort: running.cohort.id, last });
}

const touchedBy = ({ circles }: Running, { touches }: Repairing): Circle[] =>
  circles.filter(({ id }) => touches.some(({ circle }) => circle === id));

/**
 * The circle of those touched that is meeting; null when none is. Asked first of all: a session that begins at this moment has
 * begun when it is asked for, and afterwards none begins.
 */
export async function whoMeetsNow(tx: Tx, running: Running, repairing: Repairing): Promise<string | null> {
  const touched = touchedBy(running, repairing);
  for (const { id, guildId: guild } of touched) await lockPlanned(tx.db, { guild, group: id });
  for (const { id, name } of touched) if (await openSessionOf(tx.db, id)) return name;
  return null;
}

/** Somebody takes a place in a circle, from the waiting list or from another circle, with their way into its thread. */
export async function seat(
  tx: Tx,
  p: { user: string; from: Group | undefined; to: Group; closes: string | null; now: Date },
): Promise<void> {
  const { user, from, to, closes, now } = p;
  if (!from) {
    await addMember(tx.db, { group: to.id, user, now });
    await markPlaced(tx.db, to.guildId, [user]);
    // Before its launch a circle is a plan: nobody is told of it.
    if (await hasBegun(tx.db, to)) await tellStanding(tx, { guild: to.guildId, users: [user], now: 'placed' });
  } else {
    await moveSeat(tx.db, { user, from: from.id, to: to.id, now });
    await memberMoved(tx, { guild: from.guildId, group: from.id, to: to.id, user, now });
    // A thread that ends can be read on by those who wrote in it.
    if (from.id !== closes) await letOutOfThread(tx, from, user);
  }
  await memberJoined(tx, to.id);
  await letIntoThread(tx, to, user);
}

/** Sessions to come keep their number, and what they are about, in the same weeks at another hour. */
async function meetAnew(
  tx: Tx,
  { cohort, circles }: Running,
  p: NonNullable<Repairing['newHour']> & { zones: ZoneData },
): Promise<void> {
  const hour = hourOf(p.slot);
  const circle = circles.find(({ id }) => id === p.circle);
  if (!circle) return;
  const { id: group, guildId: guild, threadId: thread } = circle;
  await setHour(tx.db, group, hour);
  const planned = await lockPlanned(tx.db, { guild, group });
  const moved = planned.map(({ id, number, startsAt: from }) => {
    const to = meetings(hour, { startsOn: cohort.startsOn, weeks: number, zones: p.zones })[number - 1];
    if (!to) throw new RangeError(`a cohort has no week ${number}`);
    return { id, number, from, to };
  });
  await moveSessions(tx, { guild, thread, moved });
  await setZoneData(tx.db, { guild, ids: planned.map(({ id }) => id), zoneData: p.zones.version() });
}

/**
 * Those who come are named where they come to, and nothing is said of why. Nobody has asked for private messages, so that
 * whoever is moved reads there, and is pinged, where they are now, when it meets and what they can do if it does not suit them.
 */
export async function tell(
  tx: Tx,
  p: {
    repairing: Pick<Repairing, 'moves' | 'closes' | 'newHour'>;
    touched: readonly Told[];
    /** it takes a change back: everybody sat before where they come to */
    undoes?: boolean;
  },
): Promise<void> {
  const { repairing, touched, undoes = false } = p;
  const number = await freshNumber(tx.db);
  for (const circle of touched) {
    const { id, guildId: guild, threadId: channel, name, members } = circle;
    if (channel === null) continue;
    const come = repairing.moves.filter(({ to }) => to === id);
    const go = repairing.moves.filter(({ from }) => from === id);
    const next = await nextSessionOf(tx.db, id);
    const isNew = repairing.newHour?.circle === id ? hourOf(repairing.newHour.slot) : null;
    const goingTo = touched.filter((one) => go.some(({ to }) => to === one.id));
    const message =
      id === repairing.closes
        ? views.circleEnds(strings(), {
            name,
            goingTo: goingTo.map((one) => ({
              name: one.name,
              thread: one.threadId,
              people: go.filter(({ to }) => to === one.id).map(({ user }) => user),
            })),
          })
        : views.circleChanges(strings(), {
            ...{ group: id, hour: circle, come, next, newHour: isNew, undoes },
            go: go.map(({ user }) => user),
            stay: members.filter((one) => !go.some(({ user }) => user === one)),
          });
    await tx.announce({ about: `group:${id}:repair:${number}`, guild, act: { do: 'post', channel, message } });
  }
}

/** The circle is over before its cohort: what was still to come is not held, and its thread stays to be read. */
async function end(tx: Tx, { circle, now }: { circle: Circle; now: Date }): Promise<void> {
  const { id, guildId: guild, threadId: thread, threadNumber } = circle;
  await cancelSessions(tx, id);
  await giveRoomUp(tx, id);
  await giveUp(tx.db, id, now);
  if (thread === null) return;
  await tx.announce({ about: `group:${id}:${threadNumber}:lock`, guild, act: { do: 'lock-thread', thread } });
}
