import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** What moderators have changed, or are about to change, in who sits where in a cohort. */
@Entity('roster_change')
@Index('roster_change_done', ['cohortId', 'state', 'number'])
export class RosterChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Cohort, { name: 'roster_change_cohort', onDelete: 'CASCADE' })
  @Column({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  /** counts the changes that were made in a cohort; null until then */
  @Column({ name: 'number', type: 'int', nullable: true })
  number: number | null;

  @Column({ name: 'kind', type: 'text' })
  kind: 'move' | 'swap' | 'add' | 'remove' | 'apart' | 'together' | 'import' | 'undo' | 'repair';

  /** `seen`: somebody looked at what it would change; `asked`: others who look after the cohort were asked for the yes */
  @Column({ name: 'state', type: 'text' })
  state: 'seen' | 'asked' | 'done';

  /** who looked or asked, and of what is done, who said yes; null: they have erased their data */
  @Column({ name: 'user_id', type: 'bigint', nullable: true })
  userId: string | null;

  /** who asked for it, where another has said yes; null: whoever said yes, or they have erased their data */
  @Column({ name: 'asked_by', type: 'bigint', nullable: true })
  askedBy: string | null;

  /** who goes where, and who sat there when it was looked at; bot/rosters/changes/change.ts names its shape */
  @Column({ name: 'plan', type: 'jsonb' })
  plan: object;

  /** in the moderator's words */
  @Column({ name: 'reason', type: 'text', default: '' })
  reason: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  /** the rows it has changed, as they were, so that it can be taken back; null: it cannot */
  @Column({ name: 'before', type: 'jsonb', nullable: true })
  before: object | null;

  /** of an undo: the number of what it takes back */
  @Column({ name: 'undoes', type: 'int', nullable: true })
  undoes: number | null;
}
