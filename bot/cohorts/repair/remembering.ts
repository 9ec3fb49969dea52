import { readRows } from '../../rosters/changes/rows';
import { addDone } from '../../rosters/changes/store';
import type { ZoneData } from '../../sessions/zones';
import type { Tx } from '../../store/transaction';
import type { Repairing } from '../rules/repairs';
import { follow } from './applying';
import type { Running } from './running';

/**
 * Follows a proposal, and writes it down among the changes of the roster, where it can be taken back as far as it moved people:
 * a circle that ended, or meets at another hour, stays so. `by`: null where the circles themselves have said yes.
 */
export async function followAndRemember(
  tx: Tx,
  running: Running,
  p: { repairing: Repairing; now: Date; zones: ZoneData; by: string | null },
): Promise<void> {
  const { repairing, now, zones, by } = p;
  const { moves, touches, closes, newHour, way } = repairing;
  const { guildId: guild, id: cohort } = running.cohort;
  const groups = touches.map(({ circle }) => circle);
  const isUndone = closes === null && newHour === null && moves.length > 0;
  const before = isUndone ? await readRows(tx, { guild, groups, users: moves.map(({ user }) => user) }) : null;
  await follow(tx, running, { repairing, now, zones });
  const plan = {
    moves: moves.map((move) => ({ ...move, waits: true })),
    seen: {},
    ...(by === null ? { voted: true } : {}),
  };
  await addDone(tx.db, { guild, cohort, kind: way === 'topUp' ? 'add' : 'repair', by, plan, before, at: now });
}
