import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from './application.entity';

/** What else somebody's circle is chosen by; all of it is given by choice, and goes with their application. */
@Entity('preference')
export class Preference {
  @ForeignKey(() => Application, { name: 'preference_application', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'application_id', type: 'bigint' })
  applicationId: string;

  /** where they come from in their work: a key of bot/wishes/rules/preference.ts, or their own words */
  @Column({ name: 'background', type: 'text', nullable: true })
  background: string | null;

  @Column({ name: 'colleagues_ok', type: 'boolean', default: false })
  colleaguesOk: boolean;

  /** what they would rather not be the only one of, in their own words */
  @Column({ name: 'not_alone', type: 'text', array: true, default: () => `'{}'` })
  notAlone: string[];

  /** organisations whose people they would rather not sit with, as they typed them */
  @Column({ name: 'employers', type: 'text', array: true, default: () => `'{}'` })
  employers: string[];
}
