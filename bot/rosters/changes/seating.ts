import type { Cohort, Group } from '../../../entities';
import { conflictsAmong } from '../../cohorts/conflicting';
import { askingOf } from '../../cohorts/joining/store';
import type { WaitingPerson } from '../../cohorts/rules/pool';
import { mustAsk, weekOf } from '../../cohorts/rules/repairs';
import { roomierSizes } from '../../cohorts/rules/sizes';
import { unsuited } from '../../cohorts/rules/suits';
import { toldBy } from '../../cohorts/repair/store';
import { meetingsToCome } from '../../cohorts/suiting';
import { refuse } from '../../common/refusal';
import type { Tx } from '../../store/transaction';
import { consequencesOf, type CircleBefore, type Consequences } from '../rules/consequences';
import { moversIn, touchedBy, type SeatMove } from './change';
import type { ChangePorts } from './ports';
import { lockGroups, seatsIn } from './store';

/** A circle that a change touches, locked, with who sits in it. */
export type Touched = Group & { readonly members: readonly string[] };

/**
 * The circles that moves touch, locked: whoever leaves at this moment is gone already or waits. Into one that was given up
 * nobody comes, and nobody goes back.
 */
export async function lockTouched(tx: Tx, cohort: Cohort, moves: readonly SeatMove[]): Promise<Touched[]> {
  const named = touchedBy(moves);
  const groups = await lockGroups(tx.db, { guild: cohort.guildId, cohort: cohort.id, groups: named });
  if (groups.length < named.length) throw refuse('circleIsNoMore', cohort.name);
  const seats = await seatsIn(tx.db, groups);
  return groups.map((group) => Object.assign(group, { members: seats.get(group.id) ?? [] }));
}

/** Those that read of a change in their threads once it is done; of who is taken out nothing is said. */
export const toldOf = ({ moves }: { moves: readonly SeatMove[] }, circles: readonly Touched[]): Touched[] =>
  circles.filter(({ id }) => moves.some(({ from, to }) => to !== null && (from === id || to === id)));

/**
 * What moves would do. Of two who conflict nothing is said to one of them: that the other would rather not meet them is told
 * to nobody, and a moderator may be one of the two.
 */
export async function foreseen(
  tx: Tx,
  p: {
    cohort: Cohort;
    circles: readonly Touched[];
    moves: readonly SeatMove[];
    undoes: number | null;
    reader: string | null;
  },
  ports: ChangePorts,
): Promise<Consequences> {
  const { cohort, circles, moves, undoes, reader } = p;
  const everybody = [...new Set([...circles.flatMap(({ members }) => members), ...moversIn(moves)])];
  const people = await toldBy(tx.db, cohort.guildId, everybody);
  const conflicts = await conflictsAmong(tx.db, cohort, everybody);
  const apart = conflicts.filter((two) => reader === null || !two.includes(reader));
  const before: CircleBefore[] = [];
  for (const circle of circles) {
    const come = moves.filter(({ to }) => to === circle.id).map(({ user }) => user);
    const { id, name, members } = circle;
    before.push({
      ...{ id, name, members },
      isAsked: (await askingOf(tx.db, [id])) !== null,
      unsuited: await unsuitedSessions(
        tx,
        { cohort, circle, people: people.filter(({ user }) => come.includes(user)) },
        ports,
      ),
    });
  }
  return consequencesOf({
    moves,
    circles: before,
    largest: roomierSizes(cohort.groupSize).maxSize,
    // Whoever comes back by an undo is no new face.
    asks: undoes === null && cohort.state === 'running' && mustAsk(weekOf(cohort, ports.clock.now())),
    conflictsIn: (members) => apart.filter((two) => two.every((user) => members.includes(user))),
    canTalk: (members) => shareALanguage(people.filter(({ user }) => members.includes(user))),
  });
}

async function unsuitedSessions(
  tx: Tx,
  p: { cohort: Cohort; circle: Group; people: readonly WaitingPerson[] },
  { zones, programmes }: ChangePorts,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { cohort, circle, people } = p;
  const found = new Map<string, number[]>();
  if (people.length === 0) return found;
  for (const meeting of await meetingsToCome(tx.db, { cohort, group: circle, zones, programmes })) {
    for (const user of unsuited([meeting], people, zones))
      found.set(user, [...(found.get(user) ?? []), meeting.number]);
  }
  return found;
}

function shareALanguage(people: readonly WaitingPerson[]): boolean {
  const [first, ...others] = people;
  return !first || first.languages.some((one) => others.every(({ languages }) => languages.includes(one)));
}
