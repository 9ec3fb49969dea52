import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** How often somebody had the chance to bring a case in a cohort: only so that others come first in the queue. Who had none has no row. */
@Entity('brought')
export class Brought {
  @ForeignKey(() => Cohort, { name: 'brought_cohort', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'times', type: 'int' })
  times: number;

  /** when they last had; null: before that was kept */
  @Column({ name: 'last_at', type: 'timestamptz', nullable: true })
  lastAt: Date | null;
}
