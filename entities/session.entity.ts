import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Group } from './group.entity';

/**
 * One meeting of one group, or of a part of it. `stage`, `ledger`, `seats` and `agenda` are plain data whose shape
 * bot/sessions/session.ts names.
 */
@Entity('session')
@Index('session_of_group', ['groupId', 'number'], { unique: true, where: 'parent_id IS NULL' })
@Index('session_parent', ['parentId'])
@Index('session_facilitator', ['facilitatorId'])
export class SessionRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Group, { name: 'session_group', onDelete: 'CASCADE' })
  @Column({ name: 'group_id', type: 'bigint' })
  groupId: string;

  /** 1 for the first week */
  @Column({ name: 'number', type: 'int' })
  number: number;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  /** the zone data the instant was computed with, as `process.versions.tz` names it */
  @Column({ name: 'zone_data', type: 'text' })
  zoneData: string;

  /** counts the turns of the session; whoever asks for a change says which one they saw */
  @Column({ name: 'turn', type: 'int', default: 0 })
  turn: number;

  @Column({ name: 'stage', type: 'jsonb' })
  stage: object;

  /** the chances of this session; emptied at the close */
  @Column({ name: 'ledger', type: 'jsonb' })
  ledger: object;

  /** counts the messages that its board has been */
  @Column({ name: 'sheet', type: 'int', default: 0 })
  sheet: number;

  /** the steps as the programme named them when the cohort was launched */
  @Column({ name: 'agenda', type: 'jsonb' })
  agenda: object;

  /** `live`, or `in writing` over three days */
  @Column({ name: 'pace', type: 'text', default: 'live' })
  pace: 'live' | 'in writing';

  /** when it ends at the latest, while it runs */
  @Column({ name: 'ends_by', type: 'timestamptz', nullable: true })
  endsBy: Date | null;

  /** who sat there when it opened, in the order of rotations; of a part: who was sent there */
  @Column({ name: 'seats', type: 'jsonb', default: [] })
  seats: object;

  /** somebody has done something since it opened */
  @Column({ name: 'stirred', type: 'boolean', default: false })
  stirred: boolean;

  /** who brings the case; forgotten at the close */
  @Column({ name: 'owner_id', type: 'bigint', nullable: true })
  ownerId: string | null;

  /** how the turns were shared among all, in words; known at the close */
  @Column({ name: 'shared', type: 'text', nullable: true })
  shared: 'well shared' | 'a few carried it' | 'too little to say' | null;

  /** the session it is a part of, held in a smaller group */
  @ForeignKey(() => SessionRow, { name: 'session_part', onDelete: 'CASCADE' })
  @Column({ name: 'parent_id', type: 'bigint', nullable: true })
  parentId: string | null;

  /** the thread of a part; null while it is not open */
  @Column({ name: 'thread_id', type: 'bigint', nullable: true })
  threadId: string | null;
  /** the member whose turn it is to look after its time; null: Grove leads by itself */
  @Column({ name: 'facilitator_id', type: 'bigint', nullable: true })
  facilitatorId: string | null;

  /** by a yes, or laid down: the rota leaves it as it is */
  @Column({ name: 'facilitator_agreed', type: 'boolean', default: false })
  facilitatorAgreed: boolean;
}
