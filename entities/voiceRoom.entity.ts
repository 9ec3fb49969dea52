import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Group } from './group.entity';

/** The voice room of a group while it meets. Who is in it is known from Discord at every moment, and written nowhere. */
@Entity('voice_room')
@Index('voice_room_channel', ['channelId'], { unique: true })
export class VoiceRoom {
  @ForeignKey(() => Group, { name: 'voice_room_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** the session it is for, or was last. It stays when that session is called off: by it a room that was made is found again */
  @Column({ name: 'session_id', type: 'bigint' })
  sessionId: string;

  /** null while there is none: not yet, not any more, or not to be had */
  @Column({ name: 'channel_id', type: 'bigint', nullable: true })
  channelId: string | null;

  /** `asked` it is being made, `open` it is there, `clearing` it is being taken away, `none` there is none and none is awaited */
  @Column({ name: 'state', type: 'text' })
  state: 'asked' | 'open' | 'clearing' | 'none';

  /** from when on it may be taken away, if everybody has gone; null before the close */
  @Column({ name: 'free_at', type: 'timestamptz', nullable: true })
  freeAt: Date | null;

  /** how often the line under its name was written for this session */
  @Column({ name: 'pieces', type: 'int', default: 0 })
  pieces: number;
}
