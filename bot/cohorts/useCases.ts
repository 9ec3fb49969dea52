import { createAppointing } from './appointing';
import { createEnding } from './ending';
import { createFollowingZones } from './followZones';
import { createLaunching } from './launching';
import { createLeavers } from './leavers';
import { createPlanning } from './planning';
import type { Ports } from './ports';
import { createProposing } from './proposing';
import { createShowing } from './showing';

/** A cohort's life: planned, matched, launched, ended; and who looks after it. */
export const createCohorts = (ports: Ports) => ({
  ...createPlanning(ports),
  ...createProposing(ports),
  ...createLaunching(ports),
  ...createFollowingZones(ports),
  ...createAppointing(ports),
  ...createShowing(ports),
  ...createLeavers(ports),
  ...createEnding(ports),
});

export type Cohorts = ReturnType<typeof createCohorts>;
