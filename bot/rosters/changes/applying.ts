import type { Cohort } from '../../../entities';
import { keepApart, letMeet } from '../../cohorts/apart/store';
import { seat, tell } from '../../cohorts/repair/applying';
import { refuse } from '../../common/refusal';
import { showOfferOf } from '../../facilitators/planning';
import { lockPlanned } from '../../sessions/moving/store';
import { letIntoParts } from '../../sessions/parts/leaving';
import { openSessionOf, plannedSessionsOf } from '../../sessions/store';
import type { Tx } from '../../store/transaction';
import { moversIn, type Asked, type SeatMove } from './change';
import { putBack, readStanding, takenSince, type RowsBefore, type Standing } from './rows';
import { toldOf, type Touched } from './seating';
import { takenOutOf, takeOut } from './takingOut';
import { forgetWordsLater } from './words';

interface ToDo {
  /** the change that it takes back, by its number; null: it is a new one */
  readonly undoes: number | null;
  readonly cohort: Cohort;
  readonly plan: Asked;
  readonly circles: readonly Touched[];
  readonly now: Date;
}

const aboutOf = ({ cohort, plan, circles }: ToDo) => ({
  guild: cohort.guildId,
  groups: circles.map(({ id }) => id),
  users: moversIn(plan.moves),
});

/**
 * Does what a moderator said yes to: seats, threads, and one short message in each circle that somebody comes to or goes on from.
 * What it takes to take it back; everything on Discord is left to the outbox.
 */
export async function apply(tx: Tx, todo: ToDo): Promise<RowsBefore> {
  await whileNobodyMeets(tx, todo);
  const was = await readStanding(tx, aboutOf(todo));
  await doAll(tx, todo);
  return remember(tx, todo, was);
}

/** Takes back what was done: the same the other way round, and then each row as it was. */
export async function takeBack(tx: Tx, todo: ToDo & { before: RowsBefore }): Promise<RowsBefore> {
  await whileNobodyMeets(tx, todo);
  const about = aboutOf(todo);
  const was = await readStanding(tx, about);
  await doAll(tx, todo);
  await putBack(tx, { ...about, was }, todo.before);
  for (const { user, to } of todo.plan.moves) if (to !== null) await letIntoParts(tx, { group: to, user });
  // An offer of the time of a session that stands again can be answered again.
  for (const { guildId: guild, threadId: thread, id } of todo.circles)
    for (const planned of await plannedSessionsOf(tx.db, id)) await showOfferOf(tx, { guild, thread }, planned.id);
  return remember(tx, todo, was);
}

async function remember(tx: Tx, todo: ToDo, was: Standing): Promise<RowsBefore> {
  const before = await takenSince(tx, aboutOf(todo), was);
  await forgetWordsLater(tx, { cohort: todo.cohort.id, before, now: todo.now });
  return before;
}

async function doAll(tx: Tx, todo: ToDo): Promise<void> {
  const { cohort, plan, circles, now } = todo;
  const { moves, pair } = plan;
  for (const move of moves) await applyOne(tx, { move, circles, now });
  if (pair) {
    const two = { guild: cohort.guildId, cohort: cohort.id, one: pair.one, other: pair.other };
    await (pair.apart ? keepApart(tx.db, two) : letMeet(tx.db, two));
  }
  if (cohort.state === 'running') await tellThem(tx, todo);
}

/** Nobody comes or goes on while a circle meets. Whoever has to be taken out of it is taken out at once. */
async function whileNobodyMeets(tx: Tx, { circles, plan, cohort }: ToDo): Promise<void> {
  // First of all: a session that begins at this moment has begun when it is asked for, and afterwards none begins.
  for (const { id } of circles) await lockPlanned(tx.db, { guild: cohort.guildId, group: id });
  if (plan.moves.every(({ to }) => to === null)) return;
  for (const { id, name } of circles) if (await openSessionOf(tx.db, id)) throw refuse('circleMeetsNow', name);
}

async function applyOne(
  tx: Tx,
  { move, circles, now }: { move: SeatMove; circles: readonly Touched[]; now: Date },
): Promise<void> {
  const { user } = move;
  const from = circles.find(({ id }) => id === move.from);
  const to = circles.find(({ id }) => id === move.to);
  if (to) {
    await seat(tx, { user, from, to, closes: null, now });
    return tx.cancelAlarms(takenOutOf({ guild: to.guildId, user }));
  }
  if (from) await takeOut(tx, { user, from, waits: move.waits, now });
}

/** Somebody who is taken out is named nowhere: their circle reads no more than when somebody leaves. */
async function tellThem(tx: Tx, { plan, circles, undoes }: ToDo): Promise<void> {
  const moves = plan.moves.flatMap(({ user, from, to }) => (to === null ? [] : [{ user, from, to }]));
  const touched = toldOf(plan, circles);
  await tell(tx, { repairing: { moves, closes: null, newHour: null }, touched, undoes: undoes !== null });
}
