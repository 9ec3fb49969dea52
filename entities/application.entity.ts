import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A person's wish to join, in their own words. */
@Entity('application')
@Index('application_person', ['guildId', 'userId'], { unique: true })
export class Application {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  /** what the person would like to be called */
  @Column({ name: 'called', type: 'text' })
  called: string;

  @Column({ name: 'work', type: 'text' })
  work: string;

  @Column({ name: 'wish', type: 'text' })
  wish: string;

  @Column({ name: 'state', type: 'text' })
  state: 'waiting' | 'placed';

  @Column({ name: 'submitted_at', type: 'timestamptz' })
  submittedAt: Date;
}
