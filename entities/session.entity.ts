import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Group } from './group.entity';

/** One meeting of one group. `stage`, `had` and `agenda` are plain data whose shape bot/sessions/session.ts names. */
@Entity('session')
@Index('session_of_group', ['groupId', 'number'], { unique: true })
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

  /** who had a turn in this round; emptied at the close */
  @Column({ name: 'had', type: 'jsonb' })
  had: object;

  /** the steps as the programme named them when the cohort was launched */
  @Column({ name: 'agenda', type: 'jsonb' })
  agenda: object;

  /** the member whose turn it is to look after its time; null: Grove leads by itself */
  @Column({ name: 'facilitator_id', type: 'bigint', nullable: true })
  facilitatorId: string | null;

  /** by a yes, or laid down: the rota leaves it as it is */
  @Column({ name: 'facilitator_agreed', type: 'boolean', default: false })
  facilitatorAgreed: boolean;
}
