import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** The groups that one search for a cohort found, until a moderator says yes to some draft or newer ones take its place. */
@Entity('draft')
export class Draft {
  @ForeignKey(() => Cohort, { name: 'draft_cohort', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  /** counts the searches of a cohort that found groups, and none is used twice */
  @PrimaryColumn({ name: 'number', type: 'int' })
  number: number;

  /** groups with their hours, and who is left out and why; bot/cohorts/proposal.ts names its shape */
  @Column({ name: 'answer', type: 'jsonb' })
  answer: object;

  /** what its moderators decided before the search; bot/cohorts/rules/decisions.ts names its shape */
  @Column({ name: 'decisions', type: 'jsonb', default: {} })
  decisions: object;

  /** a moderator asked to keep it, however many follow */
  @Column({ name: 'is_kept', type: 'boolean', default: false })
  isKept: boolean;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;
}
