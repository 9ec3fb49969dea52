import { refuse } from '../common/refusal';
import type { ProposedGroup } from './proposal';
import { conflictsIn } from './rules/conflicts';
import { impossibleIn, type Decisions, type Impossible } from './rules/decisions';
import { poolOf, type ToMatch } from './rules/pool';
import { roomierSizes, wishedSizes } from './rules/sizes';
import { changesSince } from './rules/stillFits';

/** Whether what was decided can still be kept to; asked before every search, for it may have been decided long before. */
export function mustStand(
  decisions: Decisions,
  { groupSize, circles = [] }: { readonly groupSize: number; readonly circles?: readonly ProposedGroup[] },
  now: ToMatch,
): void {
  const most = roomierSizes(groupSize).maxSize;
  const pool = poolOf(now, wishedSizes(groupSize));
  const conflicts = decisions.together.flatMap((block) => conflictsIn(pool, block));
  const before = impossibleIn(decisions, { waiting: now.people.map(({ user }) => user), most, circles });
  const wrong: Impossible[] = [...before, ...conflicts.map((who): Impossible => ({ what: 'theyConflict', who }))];
  if (wrong.length > 0) throw refuse('whatIfImpossible', wrong);
  const changed = decisions.locked.filter(({ members, slot }) => {
    const circle = { members, slot, skills: [], languages: [] };
    return changesSince([circle], now).misfits > 0;
  });
  if (changed.length === 0) return;
  throw refuse(
    'lockedHasChanged',
    changed.map(({ members }) => members),
  );
}

/** Everybody something was decided for. */
export const decidedFor = ({ apart, together, locked }: Decisions): string[] => [
  ...apart.flat(),
  ...together.flat(),
  ...locked.flatMap(({ members }) => members),
];
