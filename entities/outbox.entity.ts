import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One act that becomes visible on Discord exactly once: written with the change that causes it, delivered after commit. */
@Entity('outbox')
@Index('outbox_about', ['about'], { unique: true })
@Index('outbox_pending', ['lane', 'id'], { where: `state = 'pending'` })
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** what it is about, once and for all: the second of the same is dropped when written */
  @Column({ name: 'about', type: 'text' })
  about: string;

  /** acts of one lane leave one after another, in the order written */
  @Column({ name: 'lane', type: 'text' })
  lane: string;

  /** what it belongs to while it waits, so that it can be withdrawn when that has passed: `session:7:turn` */
  @Column({ name: 'subject', type: 'text', nullable: true })
  subject: string | null;

  /** what is to be done; null once it has settled */
  @Column({ name: 'act', type: 'jsonb', nullable: true })
  act: object | null;

  /** after this instant it would only confuse: it is then dropped and counted */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'state', type: 'text', default: 'pending' })
  state: 'pending' | 'done' | 'expired' | 'withdrawn' | 'failed';

  @Column({ name: 'attempts', type: 'int', default: 0 })
  attempts: number;

  /** real time, like the lease: both belong to Discord, not to the people's clock */
  @Column({ name: 'first_try_at', type: 'timestamptz', nullable: true })
  firstTryAt: Date | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;

  /** the message or thread it became */
  @Column({ name: 'result_id', type: 'bigint', nullable: true })
  resultId: string | null;

  /** Discord's code when it was refused for good */
  @Column({ name: 'fault_code', type: 'int', nullable: true })
  faultCode: number | null;
}
