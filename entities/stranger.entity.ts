import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Group } from './group.entity';

/** Somebody in the thread of a circle who neither sits in it nor looks after it. Gone when they are out of it, or sit there. */
@Entity('stranger')
export class Stranger {
  @ForeignKey(() => Group, { name: 'stranger_group', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  /** moderators have said that they belong there; until then they are asked */
  @Column({ name: 'belongs', type: 'boolean', default: false })
  belongs: boolean;
}
