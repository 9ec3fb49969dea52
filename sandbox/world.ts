import type { TownClock } from './clock';
import type { Live } from './control/live';
import type { Faults } from './faults/faults';
import type { Gateway } from './gateway/gateway';
import type { Judge } from './judge/judge';
import type { Interactions } from './interactions/store';
import type { Ledger } from './ledger';
import type { Limits } from './limits/limits';
import type { Tally } from './tally';
import type { Town } from './town/model';

/** Everything the routes work on. One world for each running sandbox; they share nothing but the counting of ids. */
export interface World {
  readonly settings: Settings;
  readonly town: Town;
  readonly clock: TownClock;
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  readonly tally: Tally;
  /** Discord's own description, where there is one. */
  readonly judge: Judge | null;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly interactions: Interactions;
  /** Who watches the town as whom, and what they are told. */
  readonly live: Live;
  /** Signposts in the town's time, earliest first. */
  moments: readonly Moment[];
  /** What a story waits for, and of whom. */
  awaited: readonly Awaited[];
  /** Random text for tokens; the same seed gives the same texts. */
  readonly secret: () => string;
  /** Nonces seen lately, with the message each led to. */
  readonly nonces: Map<string, { readonly messageId: string; readonly at: number }>;
}

/** A point of the town's time that has a name: a session, a launch. */
export interface Moment {
  /** ISO */
  readonly at: string;
  readonly name: string;
}

export interface Settings {
  /** Another one after too many identifies. */
  token: string;
  /** http://127.0.0.1:PORT */
  url: string;
  /** Where the built page lies; null serves none. */
  readonly pageFolder: string | null;
  readonly nonceWindowMs: number;
  readonly serverMembers: boolean;
  readonly messageContent: boolean;
  /** How long an interaction may stay unanswered, and how long its token lives. */
  readonly interactionMs: number;
  readonly tokenMs: number;
  /** How far the `Date` of each answer is ahead of this machine's clock. */
  readonly dateAheadMs: number;
}

/** The story goes on when this person has done it: somebody at the page plays them. */
export interface Awaited {
  readonly user: string;
  /** As the page shows it behind "waits for you". */
  readonly deed: string;
  /** Where it is to be done, if that is known: the page leads there. */
  readonly channel?: string | undefined;
}
