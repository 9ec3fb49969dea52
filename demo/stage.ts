import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, type Log } from '../bot/common/log';
import type { Config } from '../bot/config';
import type { Pace } from '../bot/pace';
import { startGrove } from '../bot/start';
import { startEmbeddedPostgres } from '../bot/store/embedded';
import { isAlive } from '../bot/store/embedded/owner';
import { findDescription } from '../sandbox/judge/description';
import { startSandbox, type Sandbox } from '../sandbox/server';
import { CannotBegin, StoryFault } from './fault';

/** A Monday in the future, eight in the morning in Paris; no clock of the cast is changed in the weeks that follow. */
const startOfStory = '2027-04-05T06:00:00.000Z';

export interface Stage {
  readonly sandbox: Sandbox;
  readonly logged: Logged;
  readonly databaseUrl: string;
  readonly folder: string;
  /** Why Grove said that it cannot go on; empty when all is well. */
  readonly ended: readonly string[];
}

/** What has to be put away again, last things first, however the story ends. */
export class Curtain {
  private readonly closing: (() => unknown)[] = [];
  private falling: Promise<string[]> | undefined;

  add(close: () => unknown): void {
    this.closing.push(close);
  }

  /** Refuses once the curtain falls: nothing new is started then. */
  stillUp(): void {
    if (this.falling) throw new StoryFault('The demo is being put away.');
  }

  /** Puts everything away; what would not go quietly is told. */
  fall(): Promise<string[]> {
    this.falling ??= this.putAway();
    return this.falling;
  }

  private async putAway(): Promise<string[]> {
    const faults: string[] = [];
    for (let close = this.closing.pop(); close; close = this.closing.pop()) {
      try {
        await close();
      } catch (fault) {
        faults.push(fault instanceof Error ? fault.message : String(fault));
      }
    }
    return faults;
  }
}

/** Grove's log, kept in memory: silent while all is well, and there when something is not. */
export interface Logged {
  readonly lines: readonly string[];
  faults(): string[];
}

const errorLevel = 50;

function keepLog(): { log: Log; logged: Logged } {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line.trimEnd()) });
  const faults = (): string[] =>
    lines.filter((line) => Number(/"level":(\d+)/u.exec(line)?.[1] ?? errorLevel) >= errorLevel);
  return { log, logged: { lines, faults } };
}

const prefix = 'grove-demo-';

/** So that the address of the page is usually the same. */
const usualPort = 4400;

/** A running clock goes on so often, and never past somebody who has something to do. Real milliseconds. */
const stepMs = 250;

async function openTown(port: number | undefined): Promise<Sandbox> {
  const options = { name: 'Grove', startAt: startOfStory, speed: 0, stepMs, description: description() };
  try {
    return await startSandbox({ ...options, port: port ?? usualPort });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) throw fault;
    if (port !== undefined)
      throw new CannotBegin(`Port ${port} is taken. Leave --port out, and a free one is found.`, { cause: fault });
    return startSandbox(options);
  }
}

/** Starts all there is to Grove on this machine: a local Discord with its page, a real Postgres, and Grove between them. */
export async function setStage(p: {
  curtain: Curtain;
  port?: number | undefined;
  opened?: (sandbox: Sandbox) => Promise<void>;
  pace?: Pace | undefined;
  ready: (what: string, last: boolean) => void;
}): Promise<Stage> {
  const { curtain, ready } = p;
  const opening = openTown(p.port);
  curtain.add(() => opening.then((opened) => opened.close()).catch(() => undefined));
  const sandbox = await opening;
  await p.opened?.(sandbox);
  ready('a local Discord', false);
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  curtain.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  // What is still starting is put away too, once it has started.
  const postgres = startEmbeddedPostgres({ folder, durable: false });
  curtain.add(() => postgres.then((server) => server.stop()).catch(() => undefined));
  const { url: databaseUrl } = await postgres;
  ready('Postgres', false);
  const { log, logged } = keepLog();
  const ended: string[] = [];
  const config: Config = {
    token: sandbox.token,
    discordApi: sandbox.apiUrl,
    databaseUrl,
    redisUrl: undefined,
    dataFolder: folder,
    backupFolder: join(folder, 'backups'),
    logLevel: 'info',
    aliveFile: undefined,
    serverMembers: false,
    townClock: `${sandbox.url}/sandbox/clock`,
  };
  curtain.stillUp();
  const grove = startGrove(config, log, (why) => ended.push(why.message), undefined, p.pace);
  curtain.add(() =>
    grove.then(
      (started) => started.stop(),
      () => undefined,
    ),
  );
  await grove;
  ready('Grove', true);
  return { sandbox, logged, databaseUrl, folder, ended };
}

/** Where it is at hand, all that Grove says to the local Discord is judged by Discord's own description as well. */
function description(): string | undefined {
  return findDescription(join(__dirname, '../../shared/discord/openapi.json'));
}

/** A demo that was killed took its Postgres along, but left its folder. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // somebody else's folder: theirs to put away
    }
  }
}
