import type { Clock } from '../common/clock';
import type { Discord } from '../discord/port';
import type { Answer, Pool, Progress } from '../matching/pool';
import type { Programme } from '../sessions/programmes/programme';
import type { ZoneData } from '../sessions/zones';
import type { Transact, Tx } from '../store/transaction';
import type { Threads } from './threads';

export interface ToFind {
  readonly seed: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly progress: (soFar: Progress) => void;
}

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
  /** Looks for groups beside everything else, for so many seconds at most, or until it is told to end. */
  readonly findGroups: (pool: Pool, ask: ToFind) => Promise<Answer>;
}
