import type { DataSource } from 'typeorm';
import { Board, OutboxRow } from '../../entities';
import type { Clock } from '../common/clock';
import type { Log } from '../common/log';
import { marked, markOf } from '../common/message';
import type { Act, Transact, Tx } from '../store/transaction';
import type { RenderBoard } from './boards';
import { codes, DeliveryFault, type Discord } from './port';

/** How an act ended, for the room that wants to know; called in the transaction that settles the row. */
export type Hear = (tx: Tx, ended: { guild: string; act: Act; end: End }) => Promise<void>;

/** The id of the message or thread it became (null when there is none), or Discord's code for its refusal. */
export type End = { readonly done: string | null } | { readonly refused: number | undefined };

/** Discord remembers a nonce for "a few minutes"; after this long we look into the channel before posting again. */
const trustNonceMs = 60_000;
/** A row claimed and not settled within this time is claimed again: more than the REST timeout. */
const leaseSeconds = 15;
/** Rows taken at once; more only makes the later ones wait (each costs a round trip). */
const batch = 4;
const hoursBeforeGivingUp = 24;

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

  constructor(
    private readonly ports: {
      readonly database: DataSource;
      readonly transact: Transact;
      readonly discord: Discord;
      readonly clock: Clock;
      readonly log: Log;
      readonly render: RenderBoard;
      /** A board has its message now; it may have changed since. */
      readonly posted: (board: string) => void;
      readonly hear: Hear;
      readonly unauthorised: () => void;
    },
  ) {}

  /** Only one Grove runs on a database, so whatever is still leased was leased by one that is gone. */
  async start(): Promise<void> {
    await this.ports.database.manager.update(OutboxRow, { state: 'pending' }, { leaseUntil: null });
    this.kick();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
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

  private async deliverSome(): Promise<boolean> {
    await this.expire();
    const rows = await this.claim();
    await Promise.all(rows.map((row) => this.deliver(row)));
    return rows.length > 0;
  }

  private async expire(): Promise<void> {
    const expired = await this.ports.database.manager
      .createQueryBuilder()
      .update(OutboxRow)
      .set({ state: 'expired', act: null })
      .where(`state = 'pending' AND expires_at <= :now`, { now: this.ports.clock.now() })
      .returning(['id', 'about'])
      .execute();
    for (const { about } of expired.raw as { about: string }[]) {
      this.ports.log.info({ about }, 'too late to be of use, not sent');
    }
  }

  /** The first row of each lane that nobody holds. Real time throughout: a lease belongs to us and Discord. */
  private async claim(): Promise<OutboxRow[]> {
    const claimed = await this.ports.database.manager
      .createQueryBuilder()
      .update(OutboxRow)
      .set({
        attempts: () => 'attempts + 1',
        leaseUntil: () => `now() + interval '${leaseSeconds} seconds'`,
        firstTryAt: () => 'coalesce(first_try_at, now())',
      })
      .where(
        `id IN (SELECT o.id FROM outbox o WHERE o.state = 'pending' AND (o.lease_until IS NULL OR o.lease_until < now())
           AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.lane = o.lane AND e.id < o.id)
           ORDER BY o.id FOR UPDATE SKIP LOCKED LIMIT ${batch})`,
      )
      .returning('id')
      .execute();
    const ids = (claimed.raw as { id: string }[]).map(({ id }) => id);
    if (ids.length === 0) return [];
    return this.ports.database.manager
      .createQueryBuilder(OutboxRow, 'row')
      .where(`row.id IN (:...ids) AND row.state = 'pending'`, { ids })
      .orderBy('row.id')
      .getMany();
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const act = row.act as Act;
    const started = Date.now();
    try {
      const result = await this.carryOut(row, act);
      await this.settle(row, act, { done: result });
      this.ports.log.info(
        { outbox: row.id, about: row.about, attempts: row.attempts, ms: Date.now() - started },
        'sent',
      );
    } catch (fault) {
      await this.afterFault(row, act, fault);
    }
  }

  private async carryOut(row: OutboxRow, act: Act): Promise<string | null> {
    const { discord } = this.ports;
    switch (act.do) {
      case 'post':
      case 'board':
        return this.post(row, act);
      case 'open-thread': {
        // A thread has no nonce: after any earlier try, look before opening a second one.
        const found = await discord.findPrivateThread({ guild: row.guildId, parent: act.parent, suffix: act.suffix });
        return found ?? (await discord.openPrivateThread(act.parent, act.name)).id;
      }
      case 'add-member':
        await discord.addThreadMember(act.thread, act.user);
        return null;
    }
  }

  private async post(row: OutboxRow, act: Act & { do: 'post' | 'board' }): Promise<string | null> {
    const { discord, database, render } = this.ports;
    const mark = markOf(row.id);
    const firstTry = row.firstTryAt ?? new Date();
    // What a board will have shown is read before it is rendered: a change in between is then still owed to the reader.
    const board = act.do === 'board' ? await database.manager.findOneBy(Board, { key: act.board }) : null;
    if (row.attempts > 1 && Date.now() - firstTry.getTime() > trustNonceMs) {
      const found = await discord.findMarked(act.channel, mark, new Date(firstTry.getTime() - 5_000));
      if (found && board) await this.boardPosted(row, board, found);
      if (found) return found;
    }
    const message = act.do === 'board' ? await render(act.board) : act.message;
    if (!message) return null;
    const nonce = `o${BigInt(row.id).toString(36)}`;
    try {
      const { id } = await discord.post(act.channel, marked(message, mark), nonce);
      if (board) await this.boardPosted(row, board, id);
      return id;
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      // The nonce was known and its message is gone: somebody deleted it on purpose. Discord keeps it so, and so do we.
      if (fault.code === codes.unknownMessage) return null;
      if (fault.code !== codes.threadArchived) throw fault;
      await discord.unarchive(act.channel);
      const { id } = await discord.post(act.channel, marked(message, mark), nonce);
      if (board) await this.boardPosted(row, board, id);
      return id;
    }
  }

  /** After an earlier try the message may be that one, with what it showed then: it is brought up to date by an edit. */
  private async boardPosted(row: OutboxRow, board: Board, message: string): Promise<void> {
    const shown = row.attempts > 1 ? board.wanted - 1 : board.wanted;
    await this.ports.database.manager.update(
      Board,
      { key: board.key, edition: board.edition },
      { messageId: message, shown },
    );
    this.ports.posted(board.key);
  }

  private async settle(row: OutboxRow, act: Act, end: End): Promise<void> {
    await this.ports.transact(async (tx) => {
      const settled = 'done' in end;
      await tx.db.update(
        OutboxRow,
        { id: row.id },
        {
          state: settled ? 'done' : 'failed',
          act: null,
          leaseUntil: null,
          resultId: settled ? end.done : null,
          faultCode: settled ? null : (end.refused ?? null),
        },
      );
      await this.ports.hear(tx, { guild: row.guildId, act, end });
    });
  }

  private async afterFault(row: OutboxRow, act: Act, fault: unknown): Promise<void> {
    const { log, database } = this.ports;
    const facts = { outbox: row.id, about: row.about, attempts: row.attempts, err: fault };
    if (!(fault instanceof DeliveryFault)) {
      // Our own trouble (the database went away, most likely): the lease runs out and the row is tried again.
      log.warn(facts, 'not sent yet');
      return;
    }
    if (fault.sort === 'unauthorised') {
      this.ports.unauthorised();
      return;
    }
    const triedForMs = Date.now() - (row.firstTryAt?.getTime() ?? Date.now());
    if (fault.sort === 'refused' || triedForMs > hoursBeforeGivingUp * 3_600_000) {
      log.warn({ ...facts, code: fault.code }, 'will not be sent');
      await this.settle(row, act, { refused: fault.code });
      return;
    }
    const backOff = Math.min(60_000, 250 * 2 ** (row.attempts - 1));
    const waitMs = Math.min(60_000, fault.retryAfterMs ?? backOff);
    // Being asked to wait is no attempt.
    const attempts = fault.sort === 'later' ? row.attempts - 1 : row.attempts;
    await database.manager.update(
      OutboxRow,
      { id: row.id },
      { leaseUntil: () => `now() + interval '${Math.round(waitMs)} milliseconds'`, attempts },
    );
    log.info(facts, 'not sent yet');
    setTimeout(() => this.kick(), waitMs + 5).unref();
  }
}
