import type { DataSource, EntityManager } from 'typeorm';
import { Alarm, Board, OutboxRow } from '../../entities';
import type { Message } from '../common/message';

/**
 * One change: everything it says, sets and shows is written together with it, and set going after the commit.
 * No call to Discord is ever made inside.
 */
export interface Tx {
  readonly db: EntityManager;
  /** Writes an act to the outbox; a second one about the same is dropped. */
  announce(announcement: Announcement): Promise<void>;
  /** Takes back what still waits in the outbox under this subject. */
  withdraw(subject: string): Promise<void>;
  /** Sets an alarm; one with the same key is moved. */
  setAlarm(alarm: AlarmAsk): Promise<void>;
  cancelAlarms(subject: string): Promise<void>;
  /** Has a board show its newest state; posts it when it is new. */
  showBoard(board: { key: string; guild: string; channel: string | null }): Promise<void>;
}

export interface Announcement {
  readonly about: string;
  readonly guild: string;
  readonly act: Act;
  readonly subject?: string;
  readonly expiresAt?: Date;
}

export type Act =
  | {
      readonly do: 'post';
      readonly channel: string;
      readonly message: Message;
      readonly report?: ReportAct;
      readonly words?: WordsAct;
    }
  | { readonly do: 'board'; readonly channel: string; readonly board: string }
  | { readonly do: 'add-member'; readonly thread: string; readonly user: string }
  | { readonly do: 'remove-member'; readonly thread: string; readonly user: string }
  /** a direct message; who takes none is told nothing */
  | {
      readonly do: 'tell';
      readonly user: string;
      readonly message: Message;
      /** it tells how they stand, and this is how they stood by what they were told before */
      readonly before?: string;
      readonly report?: ReportAct;
    }
  | { readonly do: 'lock-thread'; readonly thread: string }
  | {
      readonly do: 'open-thread';
      readonly parent: string;
      readonly name: string;
      /** how the name ends, and no other thread's does: by it a thread is found again */
      readonly suffix: string;
      readonly group: string;
      /** the part of a session that is held in it; null or absent: it is the group's own */
      readonly session?: string;
    }
  /** Makes the voice room of a group, or sees to it that those who belong to the group, and nobody else, may go in. */
  | { readonly do: 'make-room'; readonly group: string }
  | { readonly do: 'clear-room'; readonly group: string; readonly channel: string }
  | { readonly do: 'show-piece'; readonly group: string };

/**
 * What passes a report on: the message it is about, and whom it goes to when nobody could be told. `report` is its number;
 * `pass` is the number of this one passing on, of which somebody has to be told; null for a copy that counts for none.
 * Notes of before have neither.
 */
export interface ReportAct {
  readonly message: string;
  readonly orElse: string | null;
  readonly report?: string;
  readonly pass?: string | null;
  /** it only adds to what was passed on before */
  readonly isMore?: boolean;
}

/**
 * Which words of members a post says: they are kept until it stands there, and wait on where Discord refuses it. Rows of
 * `bringing`, some of which stay afterwards (`stays`), or the note of a session. Whose they are is not in it.
 */
export type WordsAct =
  | { readonly of: 'bringing'; readonly rows: readonly string[]; readonly stays: boolean }
  | { readonly of: 'note'; readonly session: string };

export interface AlarmAsk {
  readonly job: string;
  readonly key: string;
  readonly subject: string;
  readonly data: object;
  readonly dueAt: Date;
}

/** What has to be set going once the change is safe. */
export interface Effects {
  readonly alarms: Alarm[];
  readonly boards: Set<string>;
  outbox: boolean;
}

export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const conflicts = new Set(['40001', '40P01']);

export function createTransact(database: DataSource, afterCommit: (effects: Effects) => void): Transact {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      const effects: Effects = { alarms: [], boards: new Set(), outbox: false };
      try {
        const result = await database.transaction((db) => work(change(db, effects)));
        afterCommit(effects);
        return result;
      } catch (fault) {
        const code = (fault as { code?: unknown }).code;
        if (attempt >= 3 || typeof code !== 'string' || !conflicts.has(code)) throw fault;
      }
    }
  };
}

/**
 * Acts of one lane leave in order: everything in a channel or thread does, the opening of threads below a parent, and what is
 * done about the room of a group. The line under a room's name has a lane of its own, so that nobody's way in or out waits for it.
 * So has each thing that is told to one person: a lane stays in its row, and must not say who that was.
 */
function laneOf(act: Act, about: string): string {
  switch (act.do) {
    case 'make-room':
    case 'clear-room':
      return `room:${act.group}`;
    case 'show-piece':
      return `room:${act.group}:piece`;
    case 'open-thread':
      return act.parent;
    case 'tell':
      return `tell:${about}`;
    case 'post':
    case 'board':
      return act.channel;
    default:
      return act.thread;
  }
}

function change(db: EntityManager, effects: Effects): Tx {
  const tx: Tx = {
    db,
    async announce({ about, guild, act, subject, expiresAt }) {
      await db
        .createQueryBuilder()
        .insert()
        .into(OutboxRow)
        .values({
          about,
          guildId: guild,
          lane: laneOf(act, about),
          act: act as object,
          subject: subject ?? null,
          expiresAt: expiresAt ?? null,
        })
        .orIgnore()
        .updateEntity(false)
        .execute();
      effects.outbox = true;
    },
    async withdraw(subject) {
      await db.update(OutboxRow, { subject, state: 'pending' }, { state: 'withdrawn', act: null });
    },
    async setAlarm({ job, key, subject, data, dueAt }) {
      const [row] = await db.query<{ id: string; edition: number }[]>(
        `INSERT INTO alarm (job, key, subject, data, due_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE SET
           job = $1, subject = $3, data = $4, due_at = $5, failures = 0, edition = alarm.edition + 1
         RETURNING id, edition`,
        [job, key, subject, data, dueAt],
      );
      if (row) effects.alarms.push(db.create(Alarm, { ...row, job, key, subject, data, dueAt, failures: 0 }));
    },
    async cancelAlarms(subject) {
      await db.delete(Alarm, { subject });
    },
    async showBoard({ key, guild, channel }) {
      const [board] = await db.query<{ channel_id: string | null; edition: number; message_id: string | null }[]>(
        `INSERT INTO board (key, guild_id, channel_id) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET
           wanted = board.wanted + 1,
           message_id = CASE WHEN board.channel_id IS NOT DISTINCT FROM $3 THEN board.message_id END,
           edition = board.edition + CASE WHEN board.channel_id IS NOT DISTINCT FROM $3 THEN 0 ELSE 1 END,
           channel_id = $3
         RETURNING channel_id, edition, message_id`,
        [key, guild, channel],
      );
      effects.boards.add(key);
      if (board?.message_id === null) await postBoard(tx, { key, guild, channel, edition: board.edition });
    },
  };
  return tx;
}

async function postBoard(
  tx: Tx,
  board: { key: string; guild: string; channel: string | null; edition: number },
): Promise<void> {
  const { key, guild, channel, edition } = board;
  if (channel === null) return;
  await tx.announce({ about: `board:${key}:${edition}`, guild, act: { do: 'board', channel, board: key } });
}

/** Posts a board anew that was deleted by hand. */
export async function repostBoard(tx: Tx, board: Board): Promise<void> {
  await giveBoardUp(tx, board);
  const { key, guildId: guild, channelId: channel, edition } = board;
  await postBoard(tx, { key, guild, channel, edition: edition + 1 });
}

/** The message of this edition is not to be had: the next change of the board posts another. */
export async function giveBoardUp({ db }: Tx, { key, edition }: Pick<Board, 'key' | 'edition'>): Promise<void> {
  await db.update(Board, { key, edition }, { edition: edition + 1, messageId: null });
}
