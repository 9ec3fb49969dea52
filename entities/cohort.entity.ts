import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Taking people in, no longer, in groups that are agreed, meeting week after week, over. */
export type CohortState = 'open' | 'closed' | 'matched' | 'running' | 'ended';

/** Several groups that begin together and follow one programme. */
@Entity('cohort')
@Index('cohort_name', ['guildId', 'name'], { unique: true })
export class Cohort {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'state', type: 'text' })
  state: CohortState;

  /** the first day on which a group may meet */
  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  /** who applies later is for the next cohort; null while it is open */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  /** how many weeks it meets */
  @Column({ name: 'weeks', type: 'int', default: 6 })
  weeks: number;

  /** the hour of all groups, HH:MM on the clocks of `zone`, where the moderators fixed it; null: each group has its own */
  @Column({ name: 'local_time', type: 'text', nullable: true })
  localTime: string | null;

  /** IANA name; null as above */
  @Column({ name: 'zone', type: 'text', nullable: true })
  zone: string | null;

  @Column({ name: 'group_size', type: 'int' })
  groupSize: number;

  /** the name of a file in programs/ */
  @Column({ name: 'programme', type: 'text' })
  programme: string;

  /** open to anyone, and where places are scarce first for people with at most so many years in the field; null: all alike */
  @Column({ name: 'first_years', type: 'int', nullable: true })
  firstYears: number | null;
}
