import { createAppointing } from './appointing';
import { createChanging } from './changing';
import { createDrafting } from './drafting';
import { createEnding } from './ending';
import { createFollowingZones } from './followZones';
import { createJoining } from './joining/useCases';
import { createLaunching } from './launching';
import { createLeavers } from './leavers';
import { createPlanning } from './planning';
import type { Ports } from './ports';
import { createProposing } from './proposing';
import { createReconciling } from './reconciling';
import { createRepairing } from './repair/useCases';
import { createSearch } from './searching';
import { createShowing } from './showing';

/** A cohort's life: planned, matched, launched, ended; and who looks after it. */
export function createCohorts(ports: Ports) {
  const { search, stopSearching } = createSearch(ports);
  return {
    stopSearching,
    ...createPlanning(ports),
    ...createChanging(ports),
    ...createProposing(ports, search),
    ...createDrafting(ports, search),
    ...createLaunching(ports),
    ...createFollowingZones(ports),
    ...createAppointing(ports),
    ...createShowing(ports),
    ...createLeavers(ports),
    ...createEnding(ports),
    ...createRepairing(ports),
    ...createJoining(ports),
    ...createReconciling(ports),
  };
}

export type Cohorts = ReturnType<typeof createCohorts>;
