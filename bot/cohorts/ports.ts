import type { Clock } from '../common/clock';
import type { Discord } from '../discord/port';
import type { Answer, Pool } from '../matching/pool';
import type { Programme } from '../sessions/programmes/programme';
import type { ZoneData } from '../sessions/zones';
import type { Transact, Tx } from '../store/transaction';
import type { Threads } from './threads';

/** What the use cases of this room are given. */
export interface Ports {
  readonly transact: Transact;
  /** for reading outside of a change */
  readonly db: Tx['db'];
  readonly clock: Clock;
  readonly discord: Discord;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly threads: Threads;
  /** the name of this database; see entities/installation */
  readonly installation: string;
  readonly zones: ZoneData;
  /** Looks for groups, for a moment at most. */
  readonly findGroups: (pool: Pool, seed: number) => Promise<Answer>;
}
