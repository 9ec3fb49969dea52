import type { Plan } from '../../rosters/changes/change';
import { readStanding, takenSince } from '../../rosters/changes/rows';
import { addDone } from '../../rosters/changes/store';
import { forgetWordsLater } from '../../rosters/changes/words';
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
  const about = { guild, groups, users: moves.map(({ user }) => user) };
  const was = isUndone ? await readStanding(tx, about) : null;
  await follow(tx, running, { repairing, now, zones });
  const before = was && (await takenSince(tx, about, was));
  if (before) await forgetWordsLater(tx, { cohort, before, now });
  const stays = closes !== null ? 'closed' : newHour !== null ? 'newHour' : undefined;
  const plan: Plan = {
    moves: moves.map((move) => ({ ...move, waits: true })),
    ...{ seen: {}, stays },
    ...(by === null ? { voted: true } : {}),
  };
  await addDone(tx.db, { guild, cohort, kind: way === 'topUp' ? 'add' : 'repair', by, plan, before, at: now });
}
