import type { Cohort } from '../../../entities';
import { areKeptApart } from '../../cohorts/apart/store';
import { refuse, type Refusal } from '../../common/refusal';
import { notYetAgreed } from '../../intake/store';
import type { Tx } from '../../store/transaction';
import type { Pair, Plan, SeatMove } from './change';
import { takenOutOf } from './takingOut';
import { circlesOf, lockStatesOf, seatedAt } from './store';

/**
 * Those who are not, or not any more, where moves would take them from: in that circle, on the waiting list, or set aside by
 * moderators. Whoever has left by themselves is in none of these places, and is brought back by nobody else. `undoes`: who pauses
 * on the list is put back, too.
 */
export async function outOfPlace(
  tx: Tx,
  cohort: Cohort,
  { moves, undoes }: { moves: readonly SeatMove[]; undoes: boolean },
): Promise<string[]> {
  const { guildId: guild, id } = cohort;
  const users = moves.map(({ user }) => user);
  const states = await lockStatesOf(tx.db, { guild, users });
  const seats = await seatedAt(tx.db, { guild, cohort: id, users });
  const setAside = await setAsideAmong(tx, { guild, users });
  const isThere = ({ user, from, waits }: SeatMove): boolean => {
    if ((seats.get(user) ?? null) !== from) return false;
    if (from !== null) return true;
    const state = states.get(user);
    // Whoever sits in another cohort, too, was not set aside.
    if (waits) return state === 'waiting' || (undoes && state === 'paused');
    return state === 'placed' || (state === 'draft' && setAside.has(user));
  };
  return moves.filter((move) => !isThere(move)).map(({ user }) => user);
}

/** Whom of these moderators have set aside, and who has done nothing by themselves since. */
async function setAsideAmong(
  tx: Tx,
  { guild, users }: { guild: string; users: readonly string[] },
): Promise<Set<string>> {
  const keys = new Map(users.map((user) => [takenOutOf({ guild, user }), user]));
  const rows = await tx.db.query<{ key: string }[]>('SELECT key FROM alarm WHERE key = ANY ($1)', [[...keys.keys()]]);
  return new Set(rows.flatMap(({ key }) => keys.get(key) ?? []));
}

/** The true reason why a change of which nothing is kept cannot be taken back. */
export function cannotUndo(number: number, { stays }: Plan): Refusal {
  if (stays === 'closed') return refuse('closedForGood', number);
  return stays === 'newHour' ? refuse('hourStays', number) : refuse('tooOldToUndo', number);
}

/** Nobody who waits comes into a circle under words they have not read. Whoever is put back has sat there before. */
export async function refuseNotAgreed(tx: Tx, p: { guild: string; moves: readonly SeatMove[] }): Promise<void> {
  const come = p.moves.filter(({ from }) => from === null).map(({ user }) => user);
  const asked = await notYetAgreed(tx.db, p.guild, come);
  if (asked.length > 0) throw refuse('agreesFirst', asked);
}

/** Whether two are kept apart already who are to be from now on, or may sit together already. */
export const isSoAlready = async (
  tx: Tx,
  { guildId: guild, id: cohort }: Cohort,
  { apart, ...two }: Pair,
): Promise<boolean> => (await areKeptApart(tx.db, { guild, cohort, ...two })) === apart;

/** The name of the circle in which two sit who are kept apart from then on: nobody is moved by that. null: there is none. */
export async function circleOfBoth(tx: Tx, cohort: Cohort, pair: Pair | undefined): Promise<string | null> {
  if (!pair?.apart) return null;
  const of = { guild: cohort.guildId, cohort: cohort.id };
  const seats = await seatedAt(tx.db, { ...of, users: [pair.one, pair.other] });
  const seat = seats.get(pair.one);
  if (seat === undefined || seat !== seats.get(pair.other)) return null;
  return (await circlesOf(tx.db, of)).find(({ id }) => id === seat)?.name ?? null;
}
