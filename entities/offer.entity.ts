import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SessionRow } from './session.entity';

/** The time of one session, offered to its circle or to one member, while nobody has said yes. A session has one offer at most. */
@Entity('offer')
@Index('offer_of_session', ['sessionId'], { unique: true })
export class Offer {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @ForeignKey(() => SessionRow, { name: 'offer_session', onDelete: 'CASCADE' })
  @Column({ name: 'session_id', type: 'bigint' })
  sessionId: string;

  /** who offers it */
  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  /** null: whoever in the circle likes */
  @Column({ name: 'to_user_id', type: 'bigint', nullable: true })
  toUserId: string | null;
}
