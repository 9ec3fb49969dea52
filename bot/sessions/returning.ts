import type { Tx } from '../store/transaction';
import { save } from './changes';
import { openPartsOf } from './parts/store';
import { returned, stoodIn } from './rules/roster';
import type { Standing } from './rows';
import { lockSession, openSessionOf } from './store';

/** Somebody leaves in the middle of a session and thinks again a moment later: their place in it, as it was. */

/** Where somebody stands who is about to leave: in the session of their circle that goes on, and in its smaller groups. */
export async function standingsOf(tx: Tx, { group, user }: { group: string; user: string }): Promise<Standing[]> {
  const open = await openSessionOf(tx.db, group);
  if (open === null) return [];
  const standings: Standing[] = [];
  for (const session of [open, ...(await openPartsOf(tx.db, open)).map(({ id }) => id)]) {
    const gathering = await lockSession(tx.db, session);
    if (gathering) standings.push({ session, stood: stoodIn(gathering.session, user) });
  }
  return standings;
}

/** They sit there again, and what of it still goes on has them as they were. */
export async function standAgain(
  tx: Tx,
  { user, standings, now }: { user: string; standings: readonly Standing[]; now: Date },
): Promise<void> {
  for (const { session: id, stood } of standings) {
    const gathering = await lockSession(tx.db, id);
    if (!gathering || gathering.session.stage.at === 'closed') continue;
    const session = returned(gathering.session, { who: user, stood });
    await save(tx, gathering, { session, say: [], alarms: null }, now);
  }
}
