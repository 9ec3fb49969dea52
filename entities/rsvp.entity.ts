import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SessionRow } from './session.entity';

/** What somebody chose to say about coming; deleted at the close. Who says nothing has no row, and that means nothing. */
@Entity('rsvp')
export class Rsvp {
  @ForeignKey(() => SessionRow, { name: 'rsvp_session', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'session_id', type: 'bigint' })
  sessionId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'answer', type: 'text' })
  answer: 'coming' | 'late' | 'not this week';
}
