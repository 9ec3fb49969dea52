import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/** Two people whom moderators keep in different circles of a cohort. Neither who decided it nor why. */
@Entity('apart')
export class Apart {
  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Cohort, { name: 'apart_cohort', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'cohort_id', type: 'bigint' })
  cohortId: string;

  /** the smaller of the two ids */
  @PrimaryColumn({ name: 'one_id', type: 'bigint' })
  oneId: string;

  @PrimaryColumn({ name: 'other_id', type: 'bigint' })
  otherId: string;
}
