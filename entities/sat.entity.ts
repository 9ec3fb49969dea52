import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Group } from './group.entity';

/**
 * How somebody has sat in the smaller groups of a circle, so that it goes around. Who has not has no row; who joined later is
 * counted from near the others, and not from nothing.
 */
@Entity('sat')
export class Sat {
  @ForeignKey(() => Group, { name: 'sat_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  /** in a trio where the others were pairs, for instance */
  @Column({ name: 'in_other_size', type: 'int' })
  inOtherSize: number;

  /** where everybody has a go, they had the first */
  @Column({ name: 'went_first', type: 'int' })
  wentFirst: number;
}
