import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that must happen at an instant. The row is the truth; the queue only rings. */
@Entity('alarm')
@Index('alarm_key', ['key'], { unique: true })
@Index('alarm_due', ['dueAt'])
@Index('alarm_subject', ['subject'])
export class Alarm {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  /** the name of a job in bot/scheduler/jobs */
  @Column({ name: 'job', type: 'text' })
  job: string;

  @Column({ name: 'key', type: 'text' })
  key: string;

  /** what the alarm is about, so that all of it can be taken back at once */
  @Column({ name: 'subject', type: 'text' })
  subject: string;

  /** ids and counters only, never words */
  @Column({ name: 'data', type: 'jsonb' })
  data: object;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  /** counts how often it was set: one that rings takes away what it read, and nothing that was set meanwhile */
  @Column({ name: 'edition', type: 'int', default: 1 })
  edition: number;

  @Column({ name: 'failures', type: 'int', default: 0 })
  failures: number;
}
