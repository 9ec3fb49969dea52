import type { DataSource } from 'typeorm';
import { Alarm } from '../../entities';
import type { Clock } from '../common/clock';
import type { Log } from '../common/log';
import type { Bells } from './queue';

/** Runs the job an alarm names. */
export type RunJob = (alarm: Alarm) => Promise<void>;

const rearmEveryMs = 30_000;
const rearmAtOnce = 1_000;
/** Rings before the rearm after next. Whatever is farther needs no job yet: the queue keeps little, and nothing twice. */
const isNear = (delayMs: number | null): delayMs is number => delayMs !== null && delayMs <= 2 * rearmEveryMs;
/** After this many failures in a row an alarm rings only once in a rearm, so that one bad row cannot keep the others. */
const patience = 8;

/**
 * Postgres remembers, BullMQ rings. Every alarm is a row; its job carries the row's id. A row is deleted when its job
 * has run; a row that is due and has no job (the queue was emptied, the process died) is given one by `rearm`.
 */
export class Alarms {
  private bells: Bells | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** the alarms that ring now, by id, and whether a bell came for one of them meanwhile */
  private readonly ringing = new Map<string, 'once' | 'again'>();
  /**
   * Part of every bell's name. A job that was under way when its process was killed blocks its own name until BullMQ
   * gives it up, and one that was set before the clock jumped would ring too late; so both get bells of a new name.
   */
  private era = Date.now().toString(36);
  private changes = 0;

  constructor(
    private readonly ports: {
      readonly database: DataSource;
      readonly clock: Clock;
      readonly log: Log;
      readonly run: RunJob;
    },
  ) {}

  async start(bells: Bells): Promise<void> {
    this.bells = bells;
    await this.rearm();
    this.timer = setInterval(() => void this.rearm().catch(this.complain), rearmEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    const bells = this.bells;
    this.bells = undefined;
    await bells?.close();
  }

  /** Gives new alarms their jobs; those that are far, and those it cannot reach now, get theirs from `rearm`. */
  arm(alarms: readonly Alarm[]): void {
    for (const alarm of alarms) void this.setBell(alarm).catch(this.complain);
  }

  /** Gives every alarm that is due before the next rearm (in real time) a job, if it has none. */
  async rearm(): Promise<void> {
    const { database, clock } = this.ports;
    const first = await database.manager.find(Alarm, { order: { dueAt: 'ASC' }, take: rearmAtOnce });
    for (const alarm of first) {
      const delayMs = clock.wait(alarm.dueAt);
      if (!isNear(delayMs)) return;
      await this.setBell(alarm);
    }
  }

  /** The clock jumped or changed its speed: the bells that are set ring at the wrong moment. */
  async clockChanged(): Promise<void> {
    this.era = `${Date.now().toString(36)}-${this.changes++}`;
    await this.rearm();
  }

  /** The job's side: rings the alarm if it is (still) there and due. */
  async ring(id: string): Promise<void> {
    // Never two rings of one alarm side by side: a bell that comes meanwhile (of an earlier life, or because the alarm
    // was set anew) makes the one that rings look again when it is through.
    if (this.ringing.has(id)) {
      this.ringing.set(id, 'again');
      return;
    }
    try {
      do {
        this.ringing.set(id, 'once');
        await this.ringOnce(id);
      } while (this.ringing.get(id) === 'again');
    } finally {
      this.ringing.delete(id);
    }
  }

  async nextDue(): Promise<Date | null> {
    const row = await this.ports.database.manager.find(Alarm, { order: { dueAt: 'ASC' }, take: 1 });
    return row[0]?.dueAt ?? null;
  }

  get busy(): boolean {
    return this.ringing.size > 0;
  }

  private async ringOnce(id: string): Promise<void> {
    const { database, clock, log, run } = this.ports;
    const alarm = await database.manager.findOneBy(Alarm, { id });
    if (!alarm) return;
    const early = clock.wait(alarm.dueAt);
    if (early !== 0) return this.again(alarm, early);
    const started = Date.now();
    try {
      await run(alarm);
      // Only the alarm that rang: what it caused, or somebody else meanwhile, may have set one anew under the same key.
      await database.manager.delete(Alarm, { id, edition: alarm.edition });
      log.info({ job: alarm.job, alarm: id, ms: Date.now() - started }, 'rang');
    } catch (fault) {
      log.error({ job: alarm.job, alarm: id, failures: alarm.failures + 1, err: fault }, 'an alarm failed');
      // The bell it gets below rings whatever is there then, also what a bell of meanwhile came for.
      this.ringing.set(id, 'once');
      await database.manager.increment(Alarm, { id, edition: alarm.edition }, 'failures', 1);
      if (alarm.failures < patience) await this.again(alarm, 250 * 2 ** alarm.failures);
    }
  }

  /** The job that runs now still owns the alarm's own bell, so this one is named by the moment it was asked for. */
  private async again(alarm: Alarm, delayMs: number | null): Promise<void> {
    if (delayMs !== null) await this.bells?.set(alarm.id, `again-${Date.now()}`, delayMs);
  }

  private async setBell(alarm: Alarm): Promise<void> {
    const delayMs = this.ports.clock.wait(alarm.dueAt);
    if (isNear(delayMs)) await this.bells?.set(alarm.id, `due-${this.era}-${alarm.edition}`, delayMs);
  }

  private readonly complain = (fault: unknown): void => {
    this.ports.log.warn({ err: fault }, 'an alarm could not be armed');
  };
}
