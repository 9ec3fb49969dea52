import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SessionRow } from './session.entity';

/** The note for those who were not there: who offered to write it, and what they have written. Nobody knows who was not there. */
@Entity('catch_up')
export class CatchUp {
  @ForeignKey(() => SessionRow, { name: 'catch_up_session', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'session_id', type: 'bigint' })
  sessionId: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt: Date;

  /** '' until it is written, and again when it stands in the thread */
  @Column({ name: 'words', type: 'text', default: '' })
  words: string;

  /** it stands in the thread, or is on its way there */
  @Column({ name: 'is_posted', type: 'boolean', default: false })
  isPosted: boolean;
}
