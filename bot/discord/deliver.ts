import type { DataSource } from 'typeorm';
import { Board, type OutboxRow } from '../../entities';
import { marked, markOf, type Message } from '../common/message';
import type { Act } from '../store/transaction';
import type { RenderBoard } from './boards';
import { codes, DeliveryFault } from '../common/deliveryFault';
import { createRoomDelivery, type Rooms } from './deliverRoom';
import type { Discord } from './port';

/** Discord remembers a nonce for "a few minutes"; after this long we look into the channel before posting again. */
const trustNonceMs = 60_000;

/** What is looked for may be this much older than our first try: Discord's clock and the database's are not the same. */
const skewMs = 5 * 60_000;

type MemberAct = Extract<Act, { do: 'add-member' | 'remove-member' }>;

/** Carries out one act, so that repeating it after any doubt changes nothing; the id of what it made, if it made something. */
export type Deliver = (row: OutboxRow, act: Act) => Promise<string | null>;

export function createDeliver(ports: {
  database: DataSource;
  discord: Discord;
  render: RenderBoard;
  rooms: Rooms;
  /** A board has its message now; it may have changed since. */
  posted: (board: string) => void;
  /** Shows what the boards of a channel still owe their readers. */
  upToDate: (channel: string) => Promise<void>;
}): Deliver {
  const { database, discord, render, posted, upToDate } = ports;
  const deliverRoom = createRoomDelivery(ports);

  async function postMessage(row: OutboxRow, channel: string, message: Message): Promise<string | null> {
    const mark = markOf(row.id);
    const firstTry = row.firstTryAt ?? new Date();
    if (row.attempts > 1 && Date.now() - firstTry.getTime() > trustNonceMs) {
      const found = await discord.findMarked(channel, mark, new Date(firstTry.getTime() - skewMs));
      if (found) return found;
    }
    const post = (): Promise<{ id: string }> =>
      discord.post(channel, marked(message, mark), `o${BigInt(row.id).toString(36)}`);
    try {
      return (await inOpenThread(channel, post)).id;
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      // The nonce was known and its message is gone: somebody deleted it on purpose. Discord keeps it so, and so do we.
      if (fault.code === codes.unknownMessage) return null;
      throw fault;
    }
  }

  /** An archived thread takes nothing in; it is opened again first. */
  async function inOpenThread<T>(thread: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (fault) {
      if (!(fault instanceof DeliveryFault) || fault.code !== codes.threadArchived) throw fault;
      await discord.unarchive(thread);
      return act();
    }
  }

  /** Nor does it let anybody in or out. It is opened for `isNeeded` alone, and locked again when it was. */
  async function throughTheDoor(thread: string, p: { act: () => Promise<void>; isNeeded: () => Promise<boolean> }) {
    try {
      await p.act();
    } catch (fault) {
      if (!(fault instanceof DeliveryFault) || fault.code !== codes.threadArchived) throw fault;
      if (!(await p.isNeeded())) return;
      const state = await discord.threadState(thread);
      await discord.unarchive(thread);
      await p.act();
      if (state?.locked) await discord.lockThread(thread);
    }
  }

  async function changeMember({ do: what, thread, user }: MemberAct): Promise<void> {
    const isThere = (): Promise<boolean> => discord.isThreadMember(thread, user);
    if (what === 'add-member') {
      const act = (): Promise<void> => discord.addThreadMember(thread, user);
      await throughTheDoor(thread, { act, isNeeded: async () => !(await isThere()) });
    } else {
      const act = (): Promise<void> => discord.removeThreadMember(thread, user);
      await throughTheDoor(thread, { act, isNeeded: isThere });
    }
  }

  async function postBoard(row: OutboxRow, channel: string, key: string): Promise<string | null> {
    // What it will have shown is read before it is rendered: a change in between is then still owed to the reader.
    const board = await database.manager.findOneBy(Board, { key });
    const message = await render(key);
    if (!board || !message) return null;
    const id = await postMessage(row, channel, message);
    // After an earlier try the message may be that one, with what it showed then: it is brought up to date by an edit.
    const shown = row.attempts > 1 ? board.wanted - 1 : board.wanted;
    await database.manager.update(Board, { key, edition: board.edition }, { messageId: id, shown });
    posted(key);
    return id;
  }

  return async (row, act) => {
    switch (act.do) {
      case 'post':
        return postMessage(row, act.channel, act.message);
      case 'board':
        return postBoard(row, act.channel, act.board);
      case 'open-thread': {
        // A thread has no nonce: look for it before opening a second one. One that is older than our first try is not ours,
        // whatever its name: it may be of another database, and other people's words are in it.
        const since = new Date((row.firstTryAt ?? new Date()).getTime() - skewMs);
        const { parent, suffix } = act;
        // A row counts its tries before each: on the first one there is nothing to find.
        const found =
          row.attempts > 1 ? await discord.findPrivateThread({ guild: row.guildId, parent, suffix, since }) : null;
        return found ?? (await discord.openPrivateThread(act.parent, act.name)).id;
      }
      case 'tell':
        return postMessage(row, (await discord.openDirect(act.user)).id, act.message);
      case 'add-member':
      case 'remove-member':
        await changeMember(act);
        return null;
      case 'lock-thread':
        // Afterwards it could not be edited without being opened again.
        await upToDate(act.thread);
        await inOpenThread(act.thread, () => discord.lockThread(act.thread));
        return null;
      case 'make-room':
      case 'clear-room':
      case 'show-piece':
        return deliverRoom(row, act);
    }
  };
}
