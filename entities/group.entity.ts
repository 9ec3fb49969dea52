import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** A handful of people who meet in one private thread. */
@Entity('group')
@Index('group_number', ['cohortId', 'number'], { unique: true })
export class Group {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Cohort, { name: 'group_cohort', onDelete: 'CASCADE' })
  @Column({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  @Column({ name: 'number', type: 'int' })
  number: number;

  @Column({ name: 'name', type: 'text' })
  name: string;

  /** it meets every week at `minute` (0..1439) of `weekday` (Monday is 0) on the clocks of `zone` (IANA) */
  @Column({ name: 'zone', type: 'text' })
  zone: string;

  @Column({ name: 'weekday', type: 'smallint' })
  weekday: number;

  @Column({ name: 'minute', type: 'smallint' })
  minute: number;

  /** null until the thread is open, and again after it was lost */
  @Column({ name: 'thread_id', type: 'bigint', nullable: true })
  threadId: string | null;

  /** which thread of this group it is: 1, and one more each time a lost one is replaced */
  @Column({ name: 'thread_number', type: 'int', default: 1 })
  threadNumber: number;

  /** when its people went on in other groups; null: it goes on. Nobody sits in it afterwards, and no session is held. */
  @Column({ name: 'given_up_at', type: 'timestamptz', nullable: true })
  givenUpAt: Date | null;
}
