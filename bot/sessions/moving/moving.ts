import { showOfferOf } from '../../facilitators/planning';
import type { Tx } from '../../store/transaction';
import { remindersOf, setSessionAlarms } from '../planning';
import type { Moves } from '../rules/moving';
import { freeWithdrawn, setStart } from './store';

/**
 * Sessions begin at another instant than was planned. Their alarms move with them. A reminder that still waits to be said names
 * the old time: it is taken back, and said anew. One that has been said is not said again, for the news names the new time.
 */
export async function moveSessions(
  tx: Tx,
  { guild, thread, moved }: { guild: string; thread: string | null; moved: Moves['moved'] },
): Promise<void> {
  for (const { id, to } of moved) {
    await tx.withdraw(remindersOf(id));
    await freeWithdrawn(tx.db, remindersOf(id));
    await setStart(tx.db, { guild, id, startsAt: to });
    await setSessionAlarms(tx, { id, startsAt: to });
    await showOfferOf(tx, { guild, thread }, id);
  }
}
