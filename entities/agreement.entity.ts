import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a server asks everybody to agree to: each text that was published, and the one that is being written. */
@Entity('agreement')
@Index('agreement_of_guild', ['guildId', 'id'])
@Index('agreement_draft', ['guildId'], { unique: true, where: 'published_at IS NULL' })
export class Agreement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** one after the other; without Grove's own part, which is the same everywhere */
  @Column({ name: 'clauses', type: 'text', array: true })
  clauses: string[];

  /** null: nobody has said yes to it */
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;
}
