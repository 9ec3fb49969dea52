import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One message that shows a present state and is edited when that state changes. */
@Entity('board')
export class Board {
  /** what it shows: `session:7` */
  @PrimaryColumn({ name: 'key', type: 'text' })
  key: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'channel_id', type: 'bigint', nullable: true })
  channelId: string | null;

  @Column({ name: 'message_id', type: 'bigint', nullable: true })
  messageId: string | null;

  /** counts the changes that were asked to be shown */
  @Column({ name: 'wanted', type: 'int', default: 1 })
  wanted: number;

  /** the last of them that a reader can see */
  @Column({ name: 'shown', type: 'int', default: 0 })
  shown: number;

  /** counts the messages this board has been: one more when it was deleted by hand */
  @Column({ name: 'edition', type: 'int', default: 1 })
  edition: number;
}
