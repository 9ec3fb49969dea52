import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Group } from './group.entity';

/** Somebody who looks after a cohort (moderator), or keeps the time in its circles (facilitator). */
@Entity('appointment')
@Index('appointment_once', ['cohortId', 'userId', 'role', 'groupId'], { unique: true })
@Index('appointment_user', ['userId'])
export class Appointment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Cohort, { name: 'appointment_cohort', onDelete: 'CASCADE' })
  @Column({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'role', type: 'text' })
  role: 'moderator' | 'facilitator';

  /** the one circle a facilitator is for; null: all of the cohort */
  @ForeignKey(() => Group, { name: 'appointment_group', onDelete: 'CASCADE' })
  @Column({ name: 'group_id', type: 'bigint', nullable: true })
  groupId: string | null;
}
