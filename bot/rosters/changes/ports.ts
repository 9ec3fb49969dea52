import type { Ports } from '../../cohorts/ports';

/** What changing a roster is given. */
export type ChangePorts = Pick<Ports, 'transact' | 'clock' | 'zones' | 'programmes'>;
