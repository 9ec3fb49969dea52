import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A code that one member may pass on. It says nothing of whom it is for, and nothing of whether it was used: a used one
 * looks like one that waits, also to whoever reads the table.
 */
@Entity('nomination')
@Index('nomination_code', ['codeHash'], { unique: true })
@Index('nomination_nominator', ['guildId', 'nominatorId'])
export class Nomination {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** who made it; not who has it */
  @Column({ name: 'nominator_id', type: 'bigint' })
  nominatorId: string;

  /** of guild and code; the code itself is kept nowhere. Chance takes its place when the code is used. */
  @Column({ name: 'code_hash', type: 'text' })
  codeHash: string;

  /** a line of encouragement; '' where there is none */
  @Column({ name: 'words', type: 'text' })
  words: string;

  /** whoever uses it may read who made it */
  @Column({ name: 'is_signed', type: 'boolean' })
  isSigned: boolean;

  /** the single-use invite that goes with it, at Discord; null where there is none */
  @Column({ name: 'invite', type: 'text', nullable: true })
  invite: string | null;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
