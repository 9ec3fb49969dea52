import type { LimitOption } from './limits/numbers';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  token?: string;
  /** The bot's name. */
  name?: string;
  /** The same seed gives the same token and the same secrets. */
  seed?: string;
  /** The town's clock at the start, ISO; the real time unless given. */
  startAt?: string;
  /** 1 runs like the real clock, 60 sixty times as fast, 0 stands still. */
  speed?: number;
  /** For how long equal nonces are one message; real time. */
  nonceWindowMs?: number;
  /** The application's privileged switches. */
  serverMembers?: boolean;
  messageContent?: boolean;
  /** A close code with which the gateway answers every identify, 4014 for instance. */
  identifyRefusal?: number;
  /** How far the `Date` of each answer is ahead of this machine's clock. */
  dateAheadMs?: number;
  /** Discord's three seconds and fifteen minutes; tests may shorten them. Real time. */
  interactionMs?: number;
  tokenMs?: number;
  /** The folder of the built page; false serves none. */
  page?: string | false;
  /** The path of Discord's OpenAPI description: all bodies, asked and answered, are judged by it as well. */
  description?: string;
  /** A file that gets the report as a line of JSON when the sandbox is closed. */
  reportTo?: string;
  /** How long the clock waits for a follower to settle; real time. */
  followerMs?: number;
  /** A running clock goes on once in so many real milliseconds, and waits for its followers each time; free unless given. */
  stepMs?: number;
  /**
   * Discord's limits on requests and on the gateway, in real time: all of them, none, or other numbers for some. Unless
   * given they are on where the town's clock starts at the real one's speed, and off where a week may pass in a second.
   */
  limits?: LimitOption;
  /** What the gateway asks of its clients between two heartbeats; tests may shorten it. Real time. */
  heartbeatMs?: number;
  /** False: threads that have been quiet for long stay as they are. Otherwise the town's clock archives them. */
  autoArchive?: boolean;
}
