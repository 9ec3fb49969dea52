import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One life of the bot, in real milliseconds. `ready` is null when it was killed before it was up. */
export interface Life {
  readonly spawned: number;
  ready: number | null;
  ended: number | null;
}

/** The bot as a process of its own, which can be killed and started again. */
export class BotProcess {
  readonly lives: Life[] = [];
  /** Lives that ended without being asked to: with which words. */
  readonly ownEnds: string[] = [];
  /** Lines of the log at `error` and above, which no kill excuses. */
  readonly errors: string[] = [];
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();
  private up: Promise<void> = Promise.resolve();
  private asked = false;
  private readonly log: WriteStream | undefined;

  /** `command` are the words that start it, from the root of the repository; `log` a file for what it says. */
  constructor(private readonly p: { command: readonly string[]; env: NodeJS.ProcessEnv; cwd: string; log?: string }) {
    this.log = p.log === undefined ? undefined : createWriteStream(p.log);
  }

  get life(): Life {
    const life = this.lives.at(-1);
    if (!life) throw new Error('the bot was never started');
    return life;
  }

  start(): void {
    const [program = 'node', ...words] = this.p.command;
    const child = spawn(program, words, { cwd: this.p.cwd, env: this.p.env, stdio: ['ignore', 'ignore', 'pipe'] });
    const life: Life = { spawned: Date.now(), ready: null, ended: null };
    this.lives.push(life);
    this.child = child;
    this.asked = false;
    let last = '';
    this.up = new Promise((resolve) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        last = line;
        this.log?.write(`${line}\n`);
        if (/"level":[56]0/.test(line)) this.errors.push(line);
        if (!line.includes('"msg":"Grove is up"')) return;
        life.ready = Date.now();
        resolve();
      });
    });
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        life.ended = Date.now();
        if (!this.asked) this.ownEnds.push(`${signal ?? `exit code ${code ?? '?'}`}: ${last}`);
        this.log?.write(`--- ended by ${signal ?? `exit code ${code ?? '?'}`}\n`);
        resolve();
      });
    });
  }

  /** Resolves when it is up, or has ended before. */
  async ready(): Promise<void> {
    await Promise.race([this.up, this.exited]);
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    this.log?.end();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.asked = true;
    this.child?.kill(signal);
    await this.exited;
  }
}
