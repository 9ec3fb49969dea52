import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SessionRow } from './session.entity';

/** What somebody wrote for a reveal. It waits here until all of it appears in the thread; deleted at the close. */
@Entity('contribution')
export class Contribution {
  @ForeignKey(() => SessionRow, { name: 'contribution_session', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'session_id', type: 'bigint' })
  sessionId: string;

  /** the leg of the session it was written for */
  @PrimaryColumn({ name: 'step', type: 'int' })
  step: number;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @Column({ name: 'words', type: 'text' })
  words: string;

  /** where it stands among the others: drawn with the first words and kept, so that the order names nobody */
  @Column({ name: 'place', type: 'uuid' })
  place: string;
}
