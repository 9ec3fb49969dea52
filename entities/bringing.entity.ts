import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Group } from './group.entity';
import { SessionRow } from './session.entity';

/**
 * What a member has written for their circle or for themselves: a case they would like to bring, a question to the circle, their
 * own next step, what helped them in a session. One of each; of what helped, one for each session.
 */
@Entity('bringing')
@Index('bringing_once', ['groupId', 'userId', 'kind', 'sessionId'], { unique: true })
@Index('bringing_user', ['userId'])
export class Bringing {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @ForeignKey(() => Group, { name: 'bringing_group', onDelete: 'CASCADE' })
  @Column({ name: 'group_id', type: 'bigint' })
  groupId: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'case' | 'question' | 'step' | 'helped';

  /** of what helped: the session that it was written after; null otherwise */
  @ForeignKey(() => SessionRow, { name: 'bringing_session', onDelete: 'CASCADE' })
  @Column({ name: 'session_id', type: 'bigint', nullable: true })
  sessionId: string | null;

  /** '' where there are none: a case may wait without words */
  @Column({ name: 'words', type: 'text' })
  words: string;

  /** the order of a queue: since when a case or a question waits; null otherwise */
  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  /** it stands in the thread under their name, or is on its way there; what is said without it, or once, has no row afterwards */
  @Column({ name: 'is_shared', type: 'boolean', default: false })
  isShared: boolean;
}
