import type { Button } from '../../common/message';
import type { Strings } from '../../locales';
import { lookAtRepair } from './ids';

/** Below a notice that a circle has become too small. */
export const repairButton = (t: Strings, cohort: string): Button => ({
  label: t.repair.look(),
  customId: lookAtRepair.write({ cohort }),
});
