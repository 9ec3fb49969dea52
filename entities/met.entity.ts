import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Group } from './group.entity';

/** In how many sessions two of a circle sat in one smaller group; only so that they meet others first. No session, no day. */
@Entity('met')
export class Met {
  @ForeignKey(() => Group, { name: 'met_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;

  /** the smaller of the two ids */
  @PrimaryColumn({ name: 'one_id', type: 'bigint' })
  oneId: string;

  @PrimaryColumn({ name: 'other_id', type: 'bigint' })
  otherId: string;

  @Column({ name: 'times', type: 'int' })
  times: number;
}
