import { refused, type Refused } from '../../common/refusal';
import { cardAt } from '../legs';
import type { Card } from '../programmes/programme';
import type { Session } from '../session';
import { isRunning, legOf } from './way';

/**
 * Sealed cards: each player reads only their own. Passed on by a seat at a time; whoever has none watches. The card of somebody
 * who has left stays closed: dealt anew, others would read a second secret.
 */

export function cardOf(session: Session, by: string): Card | null | Refused {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  if (!isRunning(session)) return refused('overtaken');
  const { cards } = legOf(session);
  if (cards === null) return refused('overtaken');
  const seat = session.seats.indexOf(by);
  // Whoever came in later watches.
  if (seat < 0) return null;
  return cardAt(cards, { seat, people: session.seats.length });
}
