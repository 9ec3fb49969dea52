import { createHash } from 'node:crypto';
import type { Cohort, Group } from '../../../entities';
import { minutesAfter } from '../../common/clock';
import { refuse } from '../../common/refusal';
import { lockWaiting, waitingPeople } from '../../intake/store';
import type { Pool } from '../../matching/pool';
import { placeLate } from '../../matching/repair/placeLate';
import type { Late, Proposal, Repair } from '../../matching/repair/plain';
import { merges, repair } from '../../matching/repair/repair';
import { smallestGroup } from '../../matching/groups';
import { dateAfter } from '../../sessions/calendar';
import { leastNoticeMinutes } from '../../sessions/rules/moving';
import { plannedSessionsOf } from '../../sessions/store';
import type { ZoneData } from '../../sessions/zones';
import type { Tx } from '../../store/transaction';
import { lockOwnCohort, type Asked } from '../authority';
import type { Ports } from '../ports';
import { programmeOf } from '../searching';
import { poolOf } from '../rules/pool';
import { hourOf, mustAsk, repairingOf, slotOf, textOfRepairing, weekOf, type Repairing } from '../rules/repairs';
import { wishedSizes } from '../rules/sizes';
import { meetings } from '../rules/weeks';
import { seatsOf } from '../store';
import { unseenIn } from '../unseen';
import { lockCircles, toldBy } from './store';

/** A running cohort as repair sees it. Its circles and those who wait are locked, so that what is found holds until the end. */
export interface Running {
  readonly cohort: Cohort;
  readonly circles: readonly (Group & {
    readonly members: readonly string[];
    readonly slot: ReturnType<typeof slotOf>;
    /** the number of its first session that is still to come; null when all have begun */
    readonly next: number | null;
  })[];
  readonly pool: Pool;
  /** from the third week on people are asked first */
  readonly asks: boolean;
}

/** What can be done for one circle, under the name by which it is agreed to. */
export interface Offered {
  readonly key: string;
  readonly proposal: Proposal;
  readonly repairing: Repairing;
}

export async function lockRunning(tx: Tx, asked: Asked, ports: Pick<Ports, 'clock' | 'programmes'>): Promise<Running> {
  const cohort = await lockOwnCohort(tx, asked);
  if (cohort.state !== 'running') throw refuse('notRunning', cohort.name);
  const running = await readRunning(tx, cohort, ports);
  if (!running) throw refuse('nothingToCome', cohort.name);
  return running;
}

/** The same of a cohort that is locked already; null when none of its sessions is still to come. */
export async function readRunning(
  tx: Tx,
  cohort: Cohort,
  { clock, programmes }: Pick<Ports, 'clock' | 'programmes'>,
): Promise<Running | null> {
  const { guildId: guild, localTime: time, zone } = cohort;
  const groups = await lockCircles(tx.db, cohort.id);
  await lockWaiting(tx.db, guild);
  const seats = await seatsOf(tx.db, cohort.id);
  const planned = new Map<string, number[]>();
  for (const { id } of groups)
    planned.set(
      id,
      (await plannedSessionsOf(tx.db, id)).map(({ number }) => number),
    );
  const numbers = [...planned.values()].flat();
  if (numbers.length === 0) return null;
  const [next, last] = [Math.min(...numbers), Math.max(...numbers)];
  const { sessions } = programmeOf(programmes, cohort);
  const seated = await toldBy(
    tx.db,
    guild,
    seats.map(({ user }) => user),
  );
  const sits = new Set(seats.map(({ user }) => user));
  const waiting = (await waitingPeople(tx.db, guild)).filter(({ user }) => !sits.has(user));
  const pool = poolOf(
    {
      startsOn: dateAfter(cohort.startsOn, 7 * (next - 1)),
      weeks: last - next + 1,
      hour: time !== null && zone !== null ? { time, zone } : null,
      sessionMinutes: Math.max(...sessions.slice(next - 1, last).map(({ minutes }) => minutes)),
      people: [...seated, ...waiting],
      ...(await unseenIn(tx.db, cohort)),
    },
    wishedSizes(cohort.groupSize),
  );
  const circles = groups.map((group) => {
    const members = seats.filter((seat) => seat.group.id === group.id).map(({ user }) => user);
    const own = planned.get(group.id) ?? [];
    const first = own.length === 0 ? null : Math.min(...own);
    return Object.assign(group, { members: members.sort(), slot: slotOf(group), next: first });
  });
  return { cohort, circles, pool, asks: mustAsk(weekOf(cohort, clock.now())) };
}

/** What is offered for each circle that needs it, and after that which small ones could be one. */
export function repairsOf(
  running: Running,
  at: { now: Date; zones: ZoneData },
): { repairs: Repair[]; offers: Offered[] } {
  const { pool, circles } = running;
  const repairs = repair(pool, circles);
  const helping = [...repairs].sort((one, other) => Number(other.isNeeded) - Number(one.isNeeded));
  const helps = helping.flatMap(({ proposals }) => bestOfEachWay(proposals));
  // The others are among what their circles need already.
  const joined = merges(pool, circles).filter(({ group, closes }) =>
    [group, closes].every((one) => one === null || (circles[one]?.members.length ?? 0) >= smallestGroup),
  );
  const found = [...helps, ...joined].filter((proposal) => isInTime(running, proposal, at));
  return { repairs, offers: found.map((proposal) => offeredIn(running, proposal)) };
}

function offeredIn({ circles }: Running, proposal: Proposal): Offered {
  const repairing = repairingOf(proposal, circles);
  return { key: keyOf(repairing), proposal, repairing };
}

/** The name of what a yes agrees to. */
export const keyOf = (repairing: Repairing): string =>
  createHash('sha256').update(textOfRepairing(repairing)).digest().toString('hex').slice(0, 16);

/** Everything that keeps the rules, also where something else would be offered first: what was agreed to need not be the best. */
export function possibleIn(running: Running, at: { now: Date; zones: ZoneData }): Offered[] {
  const { pool, circles } = running;
  const found = [...repair(pool, circles).flatMap(({ proposals }) => proposals), ...merges(pool, circles)];
  return found.filter((proposal) => isInTime(running, proposal, at)).map((proposal) => offeredIn(running, proposal));
}

/** Who of several it is matters less than what is done: `/cohort place` shows the others. */
const bestOfEachWay = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.filter(({ way }, at) => proposals.findIndex((one) => one.way === way) === at);

/** At a new hour the next session of the circle that takes it is far enough away for everybody to hear of it. */
function isInTime(
  { cohort, circles }: Running,
  { way, outcome, moves }: Proposal,
  { now, zones }: { now: Date; zones: ZoneData },
): boolean {
  if (way !== 'newHour') return true;
  const then = outcome.find(({ group }) => group === moves[0]?.to);
  const next = then && circles[then.group]?.next;
  if (!next) return false;
  const start = meetings(hourOf(then.slot), { startsOn: cohort.startsOn, weeks: next, zones })[next - 1];
  return start !== undefined && start >= minutesAfter(now, leastNoticeMinutes);
}

/** Where somebody who waits has a place. */
export function placesFor({ pool, circles }: Running, user: string): Late | 'doesNotWait' {
  const person = pool.people.find(({ id }) => id === user);
  return person ? placeLate(pool, circles, person) : 'doesNotWait';
}

/** Somebody who waits in each circle where they have a place, the best first. */
export function placingsOf(running: Running, user: string): Repairing[] {
  const late = placesFor(running, user);
  const open = late !== 'doesNotWait' && 'best' in late ? [late.best, ...late.others] : [];
  return open.flatMap(({ group }) => {
    const circle = running.circles[group];
    return circle ? [placing(circle, user)] : [];
  });
}

const placing = ({ id, members }: Running['circles'][number], user: string): Repairing => ({
  way: 'topUp',
  circle: id,
  moves: [{ user, from: null, to: id }],
  closes: null,
  newHour: null,
  touches: [{ circle: id, members }],
});
