import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** The groups `/cohort match` found, until a moderator says yes or looks for others. */
@Entity('draft')
export class Draft {
  @ForeignKey(() => Cohort, { name: 'draft_cohort', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  /** counts the searches, so that a yes to an older one is noticed */
  @Column({ name: 'number', type: 'int' })
  number: number;

  /** groups with their hours, and who is left out and why; bot/cohorts/proposal.ts names its shape */
  @Column({ name: 'answer', type: 'jsonb' })
  answer: object;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;
}
