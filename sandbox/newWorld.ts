import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { TownClock } from './clock';
import { Live } from './control/live';
import { Faults } from './faults/faults';
import { builtPage } from './files';
import { Gateway } from './gateway/gateway';
import { Interactions } from './interactions/store';
import { openJudge } from './judge/judge';
import { Ledger } from './ledger';
import { Limits } from './limits/limits';
import type { SandboxOptions } from './options';
import { Tally } from './tally';
import type { Town } from './town/model';
import { snowflake } from './town/snowflake';
import type { World } from './world';

const MINUTE = 60_000;
/** What Discord asks for today; it is told anew to each connection. */
const HEARTBEAT_MS = 41_250;

/** A town with one application and its bot in it, and all that is at work there; nothing listens yet. */
export function newWorld(options: SandboxOptions): World {
  const secret = secrets(options.seed);
  const botId = snowflake();
  const name = options.name ?? 'Bot';
  const town: Town = {
    applicationId: botId,
    botId,
    users: new Map([
      [botId, { id: botId, name, displayName: name, bot: true, locale: 'en-US', dmsOpen: true, zone: 'UTC' }],
    ]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    files: new Map(),
  };
  const judge = options.description === undefined ? null : openJudge(options.description);
  const tally = new Tally(judge?.path ?? null);
  const speed = options.speed ?? 1;
  const clock = new TownClock({
    startAt: options.startAt,
    speed,
    patienceMs: options.followerMs,
    stepMs: options.stepMs,
  });
  const ledger = new Ledger(() => clock.now());
  const live = new Live(town);
  const switches = { serverMembers: options.serverMembers ?? false, messageContent: options.messageContent ?? false };
  // As on Discord, a token begins with the bot's id; a seeded one cannot, since ids are made of real time.
  const head = options.seed === undefined ? Buffer.from(botId).toString('base64url') : secret();
  const newToken = (): string => `${head}.${secret().slice(0, 6)}.${secret()}`;
  const settings = {
    ...switches,
    token: options.token ?? newToken(),
    url: '',
    pageFolder: options.page === false ? null : resolve(options.page ?? builtPage),
    nonceWindowMs: options.nonceWindowMs ?? 5 * MINUTE,
    interactionMs: options.interactionMs ?? 3_000,
    tokenMs: options.tokenMs ?? 15 * MINUTE,
    dateAheadMs: options.dateAheadMs ?? 0,
  };
  const limits = new Limits(
    options.limits ?? (speed === 1 ? 'discord' : 'none'),
    () => Date.now() + settings.dateAheadMs,
  );
  const faults = new Faults();
  const gateway = new Gateway(town, {
    ...switches,
    limits,
    faults,
    token: () => settings.token,
    resetToken: () => void (settings.token = newToken()),
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    identifyRefusal: options.identifyRefusal,
    unknown: (what) => tally.unknown('GATEWAY', what),
  });
  ledger.onWrite = (entry) => live.written(entry);
  gateway.onDispatch = (event, guild) => live.dispatched(event, guild);
  clock.onChange((reading) => live.toAll({ kind: 'clock', ...reading }));
  return {
    settings,
    town,
    clock,
    tally,
    judge,
    limits,
    faults,
    ledger,
    live,
    moments: [],
    awaited: [],
    gateway,
    interactions: new Interactions(),
    nonces: new Map(),
    secret,
  };
}

/** Texts nobody can guess; with a seed, the same ones in the same order. */
function secrets(seed: string | undefined): () => string {
  let count = 0;
  let chance = '';
  return () => {
    if (seed === undefined) {
      // Asking the system for chance is slow; each asking is good for many texts.
      if (chance === '') chance = randomBytes(4_096).toString('hex');
      const text = chance.slice(0, 32);
      chance = chance.slice(32);
      return text;
    }
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest('hex').slice(0, 32);
  };
}
