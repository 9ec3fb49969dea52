import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

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
  state: 'open' | 'running';

  /** the first session's date on the calendar of `zone` */
  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  /** wall-clock time of every session in `zone`, HH:MM */
  @Column({ name: 'local_time', type: 'text' })
  localTime: string;

  /** IANA name */
  @Column({ name: 'zone', type: 'text' })
  zone: string;

  @Column({ name: 'group_size', type: 'int' })
  groupSize: number;

  /** the name of a file in programs/ */
  @Column({ name: 'programme', type: 'text' })
  programme: string;
}
