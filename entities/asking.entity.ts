import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Group } from './group.entity';

/** A change that circles are asked about before it is made. Deleted at its end, with all that was answered. */
@Entity('asking')
@Index('asking_cohort', ['cohortId'])
export class Asking {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Cohort, { name: 'asking_cohort_id', onDelete: 'CASCADE' })
  @Column({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  /** the name of the proposal, made of all that a yes agrees to: it is looked for anew at the end */
  @Column({ name: 'proposal', type: 'text' })
  proposal: string;

  /** who waits and would have a seat; null where the proposal says it all, and when they have erased their data */
  @Column({ name: 'user_id', type: 'bigint', nullable: true })
  userId: string | null;

  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt: Date;
}

/** A circle that is asked. */
@Entity('asked_circle')
export class AskedCircle {
  @ForeignKey(() => Asking, { name: 'asked_circle_asking', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'asking_id', type: 'bigint' })
  askingId: string;

  @ForeignKey(() => Group, { name: 'asked_circle_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;
}

/** What one member has answered, and no instant. Nobody is shown it, and who does not answer has no row. */
@Entity('vote')
export class Vote {
  @ForeignKey(() => Asking, { name: 'vote_asking', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'asking_id', type: 'bigint' })
  askingId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @ForeignKey(() => Group, { name: 'vote_group', onDelete: 'CASCADE' })
  @Column({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @Column({ name: 'answer', type: 'text' })
  answer: 'yes' | 'rather not';
}
