import type { Clock } from '../common/clock';
import type { Discord } from '../discord/port';
import type { Transact, Tx } from '../store/transaction';
import type { Presence } from './presence';

/** What the use cases of this room are given. */
export interface Ports {
  readonly transact: Transact;
  /** for reading outside of a change */
  readonly db: Tx['db'];
  readonly clock: Clock;
  readonly discord: Discord;
  /** the name of this database; see entities/installation */
  readonly installation: string;
  readonly presence: Presence;
}
