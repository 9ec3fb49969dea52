import type { Move, Proposal, Way } from '../../matching/repair/plain';
import type { Slot } from '../../matching/pool';
import { mondayOf, type WeeklyHour } from './weeks';

/** What repair asks of the calendar of a cohort, and how its proposals are named. Pure. */

const dayMs = 86_400_000;

/** Which week of a cohort it is; 1 until the first is over. */
export function weekOf({ startsOn }: { startsOn: string }, now: Date): number {
  const begun = now.getTime() - new Date(`${mondayOf(startsOn)}T00:00:00Z`).getTime();
  return Math.max(1, Math.floor(begun / (7 * dayMs)) + 1);
}

/** From this week on nobody new comes to a circle before it, and the circle they come from, have been asked. */
export const askedFromWeek = 3;
export const mustAsk = (week: number): boolean => week >= askedFromWeek;

export const slotOf = ({ zone, weekday, minute }: WeeklyHour): Slot => ({ tz: zone, day: weekday, minute });
export const hourOf = ({ tz, day, minute }: Slot): WeeklyHour => ({ zone: tz, weekday: day, minute });

/** A proposal in the words of a cohort: circles by their ids. */
export interface Repairing {
  readonly way: Way;
  readonly circle: string;
  readonly moves: readonly { readonly user: string; readonly from: string | null; readonly to: string }[];
  readonly closes: string | null;
  /** only where the hour of a circle changes */
  readonly newHour: { readonly circle: string; readonly slot: Slot } | null;
  /** every circle it touches, with who is in it before */
  readonly touches: readonly { readonly circle: string; readonly members: readonly string[] }[];
}

export function repairingOf(
  proposal: Proposal,
  groups: readonly { readonly id: string; readonly members: readonly string[]; readonly slot: Slot }[],
): Repairing {
  const idOf = (group: number): string => groups[group]?.id ?? '';
  const moves = proposal.moves.map(({ person, from, to }: Move) => ({
    user: person,
    from: from === null ? null : idOf(from),
    to: idOf(to),
  }));
  const named = new Set([
    idOf(proposal.group),
    ...moves.flatMap(({ from, to }) => (from === null ? [to] : [from, to])),
  ]);
  const target = proposal.outcome.find(({ group }) => group === proposal.moves[0]?.to);
  return {
    way: proposal.way,
    circle: idOf(proposal.group),
    moves,
    closes: proposal.closes === null ? null : idOf(proposal.closes),
    newHour: proposal.way === 'newHour' && target ? { circle: idOf(target.group), slot: target.slot } : null,
    touches: groups.filter(({ id }) => named.has(id)).map(({ id, members }) => ({ circle: id, members })),
  };
}

/** All that a yes agrees to, as one text: of two that differ in anything, the texts differ. */
export const textOfRepairing = ({ touches, ...rest }: Repairing): string =>
  JSON.stringify([rest, touches.map(({ circle, members }) => [circle, [...members].sort()])]);
