import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Group } from './group.entity';

/** Who sits in which group. */
@Entity('membership')
@Index('membership_user', ['userId'])
export class Membership {
  @ForeignKey(() => Group, { name: 'membership_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'joined_at', type: 'timestamptz', default: () => 'now()' })
  joinedAt: Date;

  /** they like more time to think: their turns are longer, and nothing shows it */
  @Column({ name: 'unhurried', type: 'boolean', default: false })
  unhurried: boolean;

  /** they ask to be invited in, privately, when the floor is quiet */
  @Column({ name: 'invite_in', type: 'boolean', default: false })
  inviteIn: boolean;
  /** false: they would rather not look after the time of any session */
  @Column({ name: 'facilitates', type: 'boolean', default: true })
  facilitates: boolean;

  /** until when nobody waits for them; they keep their seat, and may come all the same. null: they do not pause */
  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;
}
