import type { Random } from '../../common/random';
import { bring, choose, write } from '../rules/write';
import { done, raise, take } from '../rules/round';
import { hasFloor, isInstead, isRunning, legOf, stepNumber, type InRunning } from '../rules/way';
import { ownerOf, speakersIn, type Session } from '../session';
import type { Table } from './table';

/** Who comes to a rehearsal, and how they live a session: most take their turn, one only listens, some take their time. */

export const names = ['Ada', 'Ben', 'Cleo', 'Dana', 'Eli', 'Farah', 'Goran', 'Hana', 'Ines', 'Juno', 'Kofi', 'Lena'];

/** Something that somebody will do, so many seconds from now, unless something else comes first. */
interface Deed {
  readonly after: number;
  readonly act: () => void;
}

interface Cast {
  readonly random: Random;
  /** whether anybody has a case when the circle asks for one */
  readonly hasCase: boolean;
}

/** What somebody of paper writes. */
export const wordsOf = (member: string): string => `What ${nameOf(member)} wrote`;

/** Ids as Discord has them, so that mentions are mentions. */
export const idOf = (seat: number): string => String(100 + seat);
export const nameOf = (id: string): string => names[Number(id) - 100] ?? id;

/** What happens next of people's own accord in any of the sessions at the table; null when all only wait for the time. */
export function nextDeed(table: Table, { random, ...cast }: Cast): Deed | null {
  const deeds = table.sessions.flatMap((session) =>
    isRunning(session) ? deedsIn(table, session, { random, ...cast }) : [],
  );
  return deeds.sort((one, other) => one.after - other.after)[0] ?? null;
}

function deedsIn(table: Table, session: InRunning, { random, hasCase }: Cast): Deed[] {
  const leg = legOf(session);
  const { id, turn } = session;
  const between = (least: number, most: number): number => Math.round(least + random() * (most - least));
  const does = (after: number, rule: Parameters<Table['act']>[1]): Deed => ({
    after,
    act: () => void table.act(id, rule),
  });
  const { floor } = session.stage;
  if (floor.is === 'held') {
    const { by } = floor;
    const asks = handsUp(session, by, random).map((other) =>
      does(between(5, 30), (now, at) => raise(now, { by: other, turn, now: at })),
    );
    const minutes = leg.step.kind === 'round' ? leg.step.minutesPerTurn : 2;
    return [...asks, does(between(25, 70 * minutes), (now, at) => done(now, { by, turn, now: at }))];
  }
  if (leg.step.kind === 'choose' && !isInstead(session)) {
    const owner = ownerOf(leg, session) ?? someOf(session.members, random);
    if (owner === undefined) return [];
    if (leg.step.of === 'circle' && !hasCase) return [];
    if (leg.step.of === 'circle') return [does(between(20, 60), (now, at) => bring(now, { by: owner, now: at }))];
    const all = leg.step.options ?? session.ledger.written.map(wordsOf);
    const options = all.slice(0, leg.step.of === 'options' ? 1 : 2);
    return [does(between(20, 60), (now, at) => choose(now, { by: owner, now: at, options }))];
  }
  if (leg.step.kind === 'reveal') {
    const step = stepNumber(session) ?? 0;
    const [next] = speakersIn(leg, session).filter((member) => !session.ledger.written.includes(member));
    return next === undefined ? [] : [does(between(15, 45), (now, at) => write(now, { by: next, step, now: at }))];
  }
  if (!hasFloor(leg, session)) return [];
  const isRound = session.stage.at === 'round';
  const willing = speakersIn(leg, session).filter(
    (member) => member !== listener(session) && !session.ledger.had.includes(member),
  );
  const next = someOf(willing, random);
  if (next === undefined || (!isRound && random() < 0.7)) return [];
  return [does(isRound ? between(10, 40) : between(120, 400), (now, at) => take(now, { by: next, turn, now: at }))];
}

/** Whoever sits last came to listen today. */
const listener = ({ members, seats }: Session): string | undefined => (seats.length > 3 ? members.at(-1) : undefined);

/** In a talk one or the other would like to be next. */
function handsUp(session: InRunning, holder: string, random: Random): string[] {
  if (session.stage.at !== 'timed' || session.ledger.hands.length > 0 || random() < 0.5) return [];
  const other = someOf(
    session.members.filter((member) => member !== holder && member !== listener(session)),
    random,
  );
  return other === undefined ? [] : [other];
}

const someOf = (members: readonly string[], random: Random): string | undefined =>
  members[Math.floor(random() * members.length)];
