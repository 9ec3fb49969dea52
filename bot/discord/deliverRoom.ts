import type { OutboxRow } from '../../entities';
import { codes, DeliveryFault, isFull } from '../common/deliveryFault';
import type { Act } from '../store/transaction';
import type { ChannelPlan, Discord } from './port';

export type RoomAct = Extract<Act, { do: 'make-room' | 'clear-room' | 'show-piece' }>;

/** A group's voice room as it should be at this moment. */
export interface RoomPlan {
  readonly guild: string;
  /** null: there is none yet */
  readonly channel: string | null;
  /** false: nobody needs it any more, and one that was made all the same is only looked for */
  readonly isWanted: boolean;
  /** it is only just asked for, so one that is gone is made anew */
  readonly mayBeAnew: boolean;
  readonly parent: string;
  readonly name: string;
  /** how the name ends, and no other room's does: by it a room is found again */
  readonly suffix: string;
  readonly overwrites: ChannelPlan['overwrites'];
}

/** The line under a room's name, and whose name is in it. */
export interface Piece {
  readonly group: string;
  readonly channel: string;
  readonly words: string;
  readonly of: string | null;
}

/** What the acts about rooms need to know; asked when they are carried out, so that they never carry anybody's id. */
export interface Rooms {
  /** null where there is nothing to go by */
  plan(group: string): Promise<RoomPlan | null>;
  /** Takes over the room of another group of the guild that is through with it; null when there is none. */
  takeSpare(group: string): Promise<string | null>;
  /** The line under the room's name, where it may be shown and would change something. */
  piece(group: string): Promise<Piece | null>;
  /** It was written. */
  pieceShown(shown: Piece): Promise<void>;
}

/** Carries out one act about a voice room; repeating it after any doubt changes nothing. */
export function createRoomDelivery({ discord, rooms }: { discord: Discord; rooms: Rooms }) {
  async function make(row: OutboxRow, group: string): Promise<string | null> {
    const plan = await rooms.plan(group);
    if (!plan?.isWanted) return plan && row.attempts > 1 ? find(plan) : null;
    if (plan.channel !== null && (await stands(plan.channel, plan))) return plan.channel;
    // A room has no nonce: after a try that may have been carried out it is looked for.
    const found = row.attempts > 1 ? await find(plan) : null;
    if (found !== null) return arrange(found, plan);
    return (await create(plan)) ?? arrange(await spareFor(group), plan);
  }

  async function stands(channel: string, plan: RoomPlan): Promise<boolean> {
    try {
      await arrange(channel, plan);
      return true;
    } catch (fault) {
      if (plan.mayBeAnew && fault instanceof DeliveryFault && fault.code === codes.unknownChannel) return false;
      throw fault;
    }
  }

  async function arrange(channel: string, plan: RoomPlan): Promise<string> {
    const { name, overwrites, mayBeAnew } = plan;
    // One that is open has its name already.
    await discord.arrangeChannel(channel, { overwrites, ...(mayBeAnew ? { name } : {}) });
    return channel;
  }

  async function spareFor(group: string): Promise<string> {
    const spare = await rooms.takeSpare(group);
    if (spare === null) throw new DeliveryFault('refused', codes.tooManyChannels);
    return spare;
  }

  async function find({ guild, parent, suffix }: RoomPlan): Promise<string | null> {
    const found = (await discord.channels(guild)).find(
      ({ kind, name, parent: above }) => kind === 'voice' && above === parent && name.endsWith(suffix),
    );
    return found?.id ?? null;
  }

  /** Null when Discord has no place for one more. */
  async function create({ guild, parent, name, overwrites }: RoomPlan): Promise<string | null> {
    try {
      return (await discord.createChannel(guild, { name, kind: 'voice', parent, overwrites })).id;
    } catch (fault) {
      if (fault instanceof DeliveryFault && fault.sort === 'refused' && isFull(fault.code)) return null;
      throw fault;
    }
  }

  async function showPiece(group: string): Promise<null> {
    const piece = await rooms.piece(group);
    if (!piece) return null;
    await discord.setRoomStatus(piece.channel, piece.words);
    await rooms.pieceShown(piece);
    return null;
  }

  return async (row: OutboxRow, act: RoomAct): Promise<string | null> => {
    switch (act.do) {
      case 'make-room':
        return make(row, act.group);
      case 'clear-room':
        await discord.deleteChannel(act.channel);
        return null;
      case 'show-piece':
        return showPiece(act.group);
    }
  };
}
