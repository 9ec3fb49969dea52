import type { Limit } from './window';

/** All the numbers. A limit that is null is off. Sources are pages of docs.discord.com/developers unless others are named. */
export interface LimitNumbers {
  /** Requests of a bot over all routes; interactions and their webhooks do not count. */
  readonly global: Limit | null;
  /** Requests to one route with one channel, guild or webhook. */
  readonly route: Limit | null;
  /** Routes with a number of their own, as `POST /channels/:channel/messages`. */
  readonly routes: Readonly<Record<string, Limit>>;
  /** Changes of the name or the topic of one channel or thread. */
  readonly renames: Limit | null;
  /** Answers 401, 403 and 429 (but not a shared 429), and for how long the address is banned after too many. */
  readonly invalid: Limit | null;
  readonly banMs: number;
  /** Identifies of a token; one more and the token is another. */
  readonly identifies: Limit | null;
  /** `most` is `max_concurrency`: so many shards at a time may identify, each once in `perMs`. */
  readonly concurrency: Limit | null;
  /** What one gateway connection may send. */
  readonly sends: Limit | null;
}

/** `discord` is all of it, `none` nothing; some numbers replace those of Discord. */
export type LimitOption = 'discord' | 'none' | Partial<LimitNumbers>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

// events/gateway, "Identifying".
export const IDENTIFIES: Limit = { most: 1_000, perMs: DAY };

export const DISCORD: LimitNumbers = {
  // topics/rate-limits, "Global Rate Limit".
  global: { most: 50, perMs: SECOND },
  // topics/rate-limits documents no number on purpose; this one is ours, of the size that is often seen.
  route: { most: 10, perMs: 10 * SECOND },
  // Not documented either; commonly seen.
  routes: { 'POST /channels/:channel/messages': { most: 5, perMs: 5 * SECOND } },
  // Not documented; github.com/discord/discord-api-docs/issues/1900, github.com/discordjs/discord.js/issues/6651.
  renames: { most: 2, perMs: 10 * MINUTE },
  // topics/rate-limits, "Invalid Request Limit".
  invalid: { most: 10_000, perMs: 10 * MINUTE },
  // Not documented; an hour was told by the ban in github.com/discord/discord-api-docs/issues/5385.
  banMs: 60 * MINUTE,
  identifies: IDENTIFIES,
  // events/gateway, "Session Start Limit Object" and "Sharding".
  concurrency: { most: 1, perMs: 5 * SECOND },
  // events/gateway, "Rate Limiting".
  sends: { most: 120, perMs: MINUTE },
};

export const NONE: LimitNumbers = {
  ...DISCORD,
  global: null,
  route: null,
  routes: {},
  renames: null,
  invalid: null,
  identifies: null,
  concurrency: null,
  sends: null,
};

export function numbersOf(option: LimitOption): LimitNumbers {
  if (option === 'discord') return DISCORD;
  if (option === 'none') return NONE;
  return { ...DISCORD, ...option, routes: { ...DISCORD.routes, ...option.routes } };
}
