import { bare, inert } from '../../common/inert';
import { mention } from '../../common/message';
import { list } from './phrases';

/** What is said about the voice room of a circle, in its thread and in the room. */
export const words = {
  /** how its name begins; the name of the circle follows */
  room: (): string => 'Room of',
  link: (thread: string): string =>
    `The board, and all that is written, is in <#${thread}>. Read along there if you like.`,
  roomIsOpen: (channel: string): string => `-# Who likes to speak: our room is <#${channel}>. Writing counts the same.`,
  inRoom: (channel: string, people: readonly string[]): string =>
    `-# In our room <#${channel}>: ${list(people.map(mention))}. Writing counts the same.`,
  writesHere: (holder: string): string =>
    `-# ${mention(holder)} writes here. Whoever likes may read it out in the room.`,
  without: (): string =>
    'There is no voice room for us this time. We go on right here, in writing; all else is as it was.',
  stays: ({ channel, name }: { channel: string; name: string }): string =>
    `I cannot take away <#${channel}>, the voice room of **${inert(name)}**. Whoever could go in before still can, also who has left since.\n` +
    `**Next:** delete that channel. Or give me *Manage Channels* there, and I try again within a day.`,
  /** the line under a room's name, which shows no markdown */
  piece: (called: string): string => `Talking piece: ${bare(called, 60)}`,
  /** the same line, when it does not follow the turns any longer */
  pieceElsewhere: (): string => 'The board in the thread shows whose turn it is',
};
