import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Cohort } from './cohort.entity';

/**
 * How a row stands. `paused`: on no list and in no circle's way until a date, with everything kept. Other moments of an
 * application's life have no row of their own; see bot/intake/rules/life.
 */
export type ApplicationState = 'draft' | 'waiting' | 'placed' | 'paused';

/** Why circles had no place for somebody, in the least that is true: never whom they could not sit with. */
export type NoPlace = 'noHours' | 'tooFewPeople' | 'noHourFits' | 'nobodyFree' | 'noLanguage' | 'noRoom';

/** A person's wish to join, in their own words, with what their circle is chosen by. */
@Entity('application')
@Index('application_person', ['guildId', 'userId'], { unique: true })
export class Application {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  /** `draft` until everything that is needed is there; `paused`: on the list, and matched with nobody until `pausedUntil` */
  @Column({ name: 'state', type: 'text' })
  state: ApplicationState;

  /** until when somebody who waits pauses; null: they do not */
  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  /** when it was complete for the first time: the place on the list; the first step's instant while it is a draft */
  @Column({ name: 'submitted_at', type: 'timestamptz' })
  submittedAt: Date;

  /** when the person agreed to what the community asks; null before */
  @Column({ name: 'agreed_at', type: 'timestamptz', nullable: true })
  agreedAt: Date | null;

  /** which text they agreed to */
  @Column({ name: 'agreement', type: 'text', nullable: true })
  agreement: string | null;

  /** what the person would like to be called; '' before it was asked */
  @Column({ name: 'called', type: 'text' })
  called: string;

  @Column({ name: 'work', type: 'text' })
  work: string;

  /** what they would like to get better at, in their own words; may be '' */
  @Column({ name: 'wish', type: 'text' })
  wish: string;

  /** years in the field, in the person's own count */
  @Column({ name: 'years', type: 'int', nullable: true })
  years: number | null;

  /** only so that colleagues and rivals do not meet; shown to nobody */
  @Column({ name: 'employer', type: 'text', nullable: true })
  employer: string | null;

  /** keys of bot/intake/skills.ts */
  @Column({ name: 'wants', type: 'text', array: true, default: () => `'{}'` })
  wants: string[];

  @Column({ name: 'offers', type: 'text', array: true, default: () => `'{}'` })
  offers: string[];

  /** ISO 639-1 codes */
  @Column({ name: 'languages', type: 'text', array: true, default: () => `'{}'` })
  languages: string[];

  /** IANA name; null before it was asked */
  @Column({ name: 'zone', type: 'text', nullable: true })
  zone: string | null;

  /** half-hours of the week on the person's own clock: day * 48 + half-hour, Monday is day 0 */
  @Column({ name: 'availability', type: 'smallint', array: true, default: () => `'{}'` })
  availability: number[];

  /** why the circles of `noPlaceIn` had no place for them; null: there is nothing to say, or they have told something new since */
  @Column({ name: 'no_place', type: 'text', nullable: true })
  noPlace: NoPlace | null;

  @ForeignKey(() => Cohort, { name: 'application_no_place_in', onDelete: 'SET NULL' })
  @Column({ name: 'no_place_in', type: 'bigint', nullable: true })
  noPlaceIn: string | null;

  /** a colleague's code was given; whose is not kept */
  @Column({ name: 'nominated', type: 'boolean', default: false })
  nominated: boolean;

  /** codes given since `wrongSince` that did not hold */
  @Column({ name: 'wrong_codes', type: 'int', default: 0 })
  wrongCodes: number;

  @Column({ name: 'wrong_since', type: 'timestamptz', nullable: true })
  wrongSince: Date | null;

  /** how they stand, by what they were told last; null: they were told nothing yet */
  @Column({ name: 'told_standing', type: 'text', nullable: true })
  toldStanding: string | null;

  /** they asked to be told by direct message when something changes */
  @Column({ name: 'tells_directly', type: 'boolean', default: false })
  tellsDirectly: boolean;
}
