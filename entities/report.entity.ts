import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A message that somebody reported, or is about to: of one message a row for each who did. Who decides are people; a row
 * only remembers what was passed on until they have.
 */
@Entity('report')
@Index('report_once', ['guildId', 'messageId', 'reporterId'], { unique: true })
@Index('report_code', ['code'], { unique: true })
@Index('report_author', ['authorId'])
@Index('report_reporter', ['reporterId'])
export class Report {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'channel_id', type: 'bigint' })
  channelId: string;

  @Column({ name: 'message_id', type: 'bigint' })
  messageId: string;

  /** who wrote the message; null once they have erased their data */
  @Column({ name: 'author_id', type: 'bigint', nullable: true })
  authorId: string | null;

  /** the message, as it was when it was reported */
  @Column({ name: 'words', type: 'text' })
  words: string;

  /** how many files and other things came with it that are no words */
  @Column({ name: 'things', type: 'int' })
  things: number;

  /** null once they have erased their data; the report stays, without them */
  @Column({ name: 'reporter_id', type: 'bigint', nullable: true })
  reporterId: string | null;

  /** the number of the receipt, drawn by chance */
  @Column({ name: 'code', type: 'text' })
  code: string;

  /** what the reporter adds; '' for nothing */
  @Column({ name: 'line', type: 'text', default: '' })
  line: string;

  /** those who read it may know who reported it */
  @Column({ name: 'is_named', type: 'boolean', default: false })
  isNamed: boolean;

  /** `draft` nobody has read it, `lost` nobody could be reached */
  @Column({ name: 'state', type: 'text', default: 'draft' })
  state: 'draft' | 'open' | 'seen' | 'closed' | 'lost';

  /** when it was begun, and then sent */
  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
