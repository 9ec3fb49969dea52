import type { Ports } from '../../cohorts/ports';
import type { Discord } from '../../discord/port';

/** What changing a roster is given. */
export type ChangePorts = Pick<Ports, 'transact' | 'clock' | 'zones' | 'programmes'> & {
  readonly discord: Pick<Discord, 'rolesOf'>;
};
