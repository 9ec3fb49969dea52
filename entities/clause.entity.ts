import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Group } from './group.entity';

/** What a circle has agreed on among itself, or is asked about. Nobody wrote it: whose idea a clause was stands nowhere. */
@Entity('clause')
@Index('clause_of_group', ['groupId', 'id'])
export class Clause {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Group, { name: 'clause_group', onDelete: 'CASCADE' })
  @Column({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @Column({ name: 'words', type: 'text' })
  words: string;

  /** until when something may speak against it, or against striking it; null: it stands, and nothing is asked */
  @Column({ name: 'closes_at', type: 'timestamptz', nullable: true })
  closesAt: Date | null;

  /** it stands, and is asked about because somebody would strike it */
  @Column({ name: 'is_to_go', type: 'boolean', default: false })
  isToGo: boolean;

  /** at the one look there was before the end, something spoke against it */
  @Column({ name: 'is_open', type: 'boolean', default: false })
  isOpen: boolean;
}
