import type { DataSource } from 'typeorm';
import { Board } from '../../entities';
import type { Log } from '../common/log';
import type { Message } from '../common/message';
import { repostBoard, type Transact } from '../store/transaction';
import { codes, DeliveryFault } from '../common/deliveryFault';
import type { Discord } from './port';

/** Shows a board's present state; null when there is nothing to show (yet, or any more). */
export type RenderBoard = (key: string) => Promise<Message | null>;

/** Another way to edit the message: the token of the interaction that was clicked on it. */
export type EditThrough = (message: Message) => Promise<void>;

/** Long enough for a press that caused the change to show it by itself, too short for anybody to notice. */
const momentMs = 100;
const sweepMs = 5_000;
/** After a failed try; twice as long after each further one, until it is left to the sweep. */
const firstWaitMs = 250;

export interface Boards {
  /** Brings a board up to date. Many changes become one edit, and the last edit always shows the newest state. */
  refresh(key: string, through?: EditThrough): Promise<void>;
  /** The same in a moment, so that changes that come together become one edit, and a press can do it with its own token. */
  refreshSoon(key: string): void;
  /** Brings those of a channel up to date. */
  refreshIn(channel: string): Promise<void>;
  /** Brings those up to date that a crash, or Discord being away, left behind; now and from time to time. */
  start(): Promise<void>;
  /** Waits for edits under way. */
  stop(): Promise<void>;
  /** A board is being brought up to date, or will be again in a moment. */
  readonly busy: boolean;
}

export function createBoards(ports: {
  database: DataSource;
  transact: Transact;
  discord: Discord;
  render: RenderBoard;
  log: Log;
}): Boards {
  const { database, transact, discord, render, log } = ports;
  const lines = new Map<string, Promise<void>>();
  const soon = new Map<string, NodeJS.Timeout>();
  /** those whose last try failed: how often in a row, and the next try, where it is not left to the sweep */
  const failures = new Map<string, number>();
  const again = new Map<string, NodeJS.Timeout>();
  let isStopped = false;
  let sweep: NodeJS.Timeout | undefined;

  async function edit(channel: string, id: string, message: Message): Promise<void> {
    try {
      await discord.edit(channel, id, message);
    } catch (fault) {
      if (!(fault instanceof DeliveryFault) || fault.code !== codes.threadArchived) throw fault;
      await discord.unarchive(channel);
      await discord.edit(channel, id, message);
    }
  }

  async function bringUpToDate(key: string, through?: EditThrough): Promise<void> {
    const board = await database.manager.findOneBy(Board, { key });
    if (!board || board.messageId === null || board.channelId === null || board.shown >= board.wanted) return;
    const message = await render(key);
    if (!message) return;
    try {
      if (through) await through(message);
      else await edit(board.channelId, board.messageId, message);
    } catch (fault) {
      if (through) return bringUpToDate(key);
      if (!(fault instanceof DeliveryFault)) throw fault;
      if (fault.code === codes.unknownMessage) return transact((tx) => repostBoard(tx, board));
      if (fault.sort !== 'refused') throw fault;
      log.warn({ board: key, code: fault.code }, 'a board cannot be shown');
    }
    await database.manager.update(Board, { key }, { shown: board.wanted });
  }

  /** One edit of a board at a time: each reads the state when its turn has come, so an older one never overwrites a newer. */
  function refresh(key: string, through?: EditThrough): Promise<void> {
    const before = lines.get(key) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => bringUpToDate(key, through));
    lines.set(key, mine);
    void mine
      .then(
        () => forget(key),
        () => tryAgain(key),
      )
      .finally(() => {
        if (lines.get(key) === mine) lines.delete(key);
      });
    return mine;
  }

  function forget(key: string): void {
    failures.delete(key);
    clearTimeout(again.get(key));
    again.delete(key);
  }

  function tryAgain(key: string): void {
    const before = failures.get(key) ?? 0;
    forget(key);
    failures.set(key, before + 1);
    const waitMs = firstWaitMs * 2 ** before;
    if (isStopped || waitMs >= sweepMs) return;
    again.set(
      key,
      setTimeout(() => {
        again.delete(key);
        void refresh(key).catch(waits(key));
      }, waitMs),
    );
  }

  const waits = (key: string) => (fault: unknown) => {
    log.warn({ board: key, err: fault }, 'a board waits');
  };

  async function refreshBehind(): Promise<void> {
    const behind = await database.manager
      .createQueryBuilder(Board, 'board')
      .where('board.shown < board.wanted AND board.message_id IS NOT NULL')
      .getMany();
    for (const { key } of behind) await refresh(key).catch(waits(key));
  }

  return {
    refresh,
    async refreshIn(channel) {
      for (const { key, shown, wanted } of await database.manager.findBy(Board, { channelId: channel }))
        if (shown < wanted) await refresh(key);
    },
    refreshSoon(key) {
      if (soon.has(key)) return;
      const timer = setTimeout(() => {
        soon.delete(key);
        void refresh(key).catch(waits(key));
      }, momentMs);
      soon.set(key, timer);
    },
    get busy() {
      return soon.size > 0 || lines.size > 0 || again.size > 0;
    },
    async start() {
      sweep = setInterval(() => void refreshBehind().catch(waits('all')), sweepMs);
      await refreshBehind();
    },
    async stop() {
      isStopped = true;
      clearInterval(sweep);
      for (const timer of again.values()) clearTimeout(timer);
      for (const timer of soon.values()) clearTimeout(timer);
      soon.clear();
      await Promise.allSettled(lines.values());
    },
  };
}
