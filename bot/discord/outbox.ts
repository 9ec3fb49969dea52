import { IsNull, type DataSource } from 'typeorm';
import { Board, OutboxRow } from '../../entities';
import type { Clock } from '../common/clock';
import type { Log } from '../common/log';
import { giveBoardUp, type Act, type Transact, type Tx } from '../store/transaction';
import type { Deliver } from './deliver';
import { claimRows, expireRows, postponeRow, settleRow, takeBackLeases, type End } from './outboxRows';
import { DeliveryFault } from '../common/deliveryFault';

/** How an act ended, for the room that wants to know; called in the transaction that settles the row. */
export type Hear = (tx: Tx, ended: { guild: string; act: Act; end: End }) => Promise<void>;

/** Rows under way at once; more only makes the later ones wait (each costs a round trip). */
const places = 4;
const hoursBeforeGivingUp = 24;
const longestWaitMs = 60_000;

/**
 * Delivers outbox rows: each becomes visible exactly once, in order within its lane, whatever happens to this process.
 * Delivery is at least once; Discord's nonce, and later the mark found in the channel, make it at most once.
 */
export class Outbox {
  private running = false;
  private again = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  /** what is being delivered, by the row's id */
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly ports: {
      readonly database: DataSource;
      readonly transact: Transact;
      readonly deliver: Deliver;
      readonly clock: Clock;
      readonly log: Log;
      readonly hear: Hear;
      readonly unauthorised: () => void;
    },
  ) {}

  async start(): Promise<void> {
    await takeBackLeases(this.ports.database.manager);
    this.kick();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
    await Promise.all(this.underWay.values());
  }

  /** Delivers what is due now; returns at once. */
  kick(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    this.turn = this.deliverAll();
  }

  /** Something is being delivered, or what its delivery caused is not set going yet. */
  get busy(): boolean {
    return this.underWay.size > 0;
  }

  /** How many acts still have to become visible. */
  async waiting(): Promise<number> {
    return this.ports.database.manager.countBy(OutboxRow, { state: 'pending' });
  }

  private async deliverAll(): Promise<void> {
    clearTimeout(this.timer);
    try {
      do {
        this.again = false;
        while (!this.isStopped() && (await this.deliverSome()));
      } while (this.wasKicked() && !this.isStopped());
    } catch (fault) {
      this.ports.log.warn({ err: fault }, 'the outbox waits');
    }
    this.running = false;
    // The next look is a backstop (a lease that ran out, a kick that fell into the gap): after-commit kicks do the rest.
    if (!this.isStopped()) this.timer = setTimeout(() => this.kick(), 1_000);
  }

  /** Methods, because these change while a delivery is awaited. */
  private isStopped(): boolean {
    return this.stopped;
  }

  private wasKicked(): boolean {
    return this.again;
  }

  /** Fills the free places. A send that hangs keeps its own place and its lane, and nobody else's. */
  private async deliverSome(): Promise<boolean> {
    const { database, clock, log } = this.ports;
    for (const about of await expireRows(database.manager, clock.now())) {
      log.info({ about }, 'too late to be of use, not sent');
    }
    const free = places - this.underWay.size;
    const underWay = [...this.underWay.keys()];
    const rows = free > 0 ? await claimRows(database.manager, { most: free, underWay }) : [];
    for (const row of rows) {
      const delivery = this.deliver(row)
        .catch((fault: unknown) => log.warn({ outbox: row.id, err: fault }, 'the outbox waits'))
        .finally(() => {
          this.underWay.delete(row.id);
          this.kick();
        });
      this.underWay.set(row.id, delivery);
    }
    return rows.length > 0;
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const act = row.act as Act;
    const started = Date.now();
    try {
      const result = await this.ports.deliver(row, act);
      await this.settle(row, act, { done: result });
      this.ports.log.info(
        { outbox: row.id, about: row.about, attempts: row.attempts, ms: Date.now() - started },
        'sent',
      );
    } catch (fault) {
      await this.afterFault(row, act, fault);
    }
  }

  private async settle(row: OutboxRow, act: Act, end: End): Promise<void> {
    await this.ports.transact(async (tx) => {
      await settleRow(tx.db, row, end);
      if (act.do === 'board' && !('done' in end && end.done !== null)) {
        const board = await tx.db.findOneBy(Board, { key: act.board, messageId: IsNull() });
        if (board) await giveBoardUp(tx, board);
      }
      await this.ports.hear(tx, { guild: row.guildId, act, end });
    });
  }

  private async afterFault(row: OutboxRow, act: Act, fault: unknown): Promise<void> {
    const { log, database } = this.ports;
    const facts = { outbox: row.id, about: row.about, attempts: row.attempts, err: fault };
    if (fault instanceof DeliveryFault && fault.sort === 'unauthorised') {
      this.ports.unauthorised();
      return;
    }
    const triedForMs = Date.now() - (row.firstTryAt?.getTime() ?? Date.now());
    const code = fault instanceof DeliveryFault ? fault.code : undefined;
    const isRefused = fault instanceof DeliveryFault && fault.sort === 'refused';
    if (isRefused || triedForMs > hoursBeforeGivingUp * 3_600_000) {
      log.warn({ ...facts, code }, 'will not be sent');
      await this.settle(row, act, { refused: code });
      return;
    }
    if (!(fault instanceof DeliveryFault)) {
      // Our own trouble (the database went away, most likely): the lease runs out and the row is tried again.
      log.warn(facts, 'not sent yet');
      return;
    }
    const backOff = Math.min(longestWaitMs, 250 * 2 ** (row.attempts - 1));
    const waitMs = Math.min(longestWaitMs, fault.retryAfterMs ?? backOff);
    // Being asked to wait is no attempt.
    const attempts = fault.sort === 'later' ? row.attempts - 1 : row.attempts;
    await postponeRow(database.manager, row, { waitMs, attempts });
    log.info(facts, 'not sent yet');
    setTimeout(() => this.kick(), waitMs + 5).unref();
  }
}
