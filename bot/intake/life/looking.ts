import { openCohorts } from '../../cohorts/store';
import { minutesToUndo } from '../../people/leavesNext';
import { forgottenAt, type Circle } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { standingOf, toTell } from '../rules/life';
import { readApplication, type Who } from '../store';
import { placeOnList, tellOnce, type PlaceOnList } from './store';

/** How somebody's application stands, besides what they have told. */
export interface Life {
  /** they stand otherwise than they were told last, and are told now */
  readonly turned: ReturnType<typeof toTell>;
  readonly tellsDirectly: boolean;
  readonly nominated: boolean;
  /** null for who is not on the list */
  readonly place: PlaceOnList | null;
  /** the next cohort that takes people in is first for so many years; null: all alike */
  readonly first: number | null;
  /** for how many minutes more `/leave` shows how to take a leaving back; null: it does not */
  readonly undo: number | null;
  /** when what they told is deleted, of who sits and waits nowhere after leaving; null: it is kept, or a way in */
  readonly goesAt: Date | null;
}

export const noLife: Life = {
  ...{ turned: null, tellsDirectly: false, nominated: false },
  ...{ place: null, first: null, undo: null, goesAt: null },
};

/** Looking is being told: how they stand is written down as what they know. Only for what is shown. */
export async function lifeOf(
  db: Tx['db'],
  who: Who,
  { circles, at }: { circles: readonly Circle[]; at: Date },
): Promise<Life> {
  const row = await readApplication(db, who.guild, who.user);
  if (!row) return noLife;
  const now = standingOf(row, { inCircle: circles.some(({ hasBegun }) => hasBegun) });
  const before = await tellOnce(db, who, now);
  const next = (await openCohorts(db, who.guild))[0];
  return {
    turned: toTell(before, now),
    tellsDirectly: row.tellsDirectly,
    nominated: row.nominated,
    place: now === 'waiting' ? await placeOnList(db, who, row) : null,
    first: next?.firstYears ?? null,
    undo: await minutesToUndo(db, who, at),
    goesAt: row.state === 'draft' && row.agreement === null ? await forgottenAt(db, who) : null,
  };
}
