import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How people come into a guild's list: what moderators allow, and whether too many came at once. About nobody. */
@Entity('entrance')
export class Entrance {
  @PrimaryColumn({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** a nomination may come with a single-use invite */
  @Column({ name: 'invites', type: 'boolean', default: false })
  invites: boolean;

  /** when the newest drafts were begun, as many as the rule about a rush counts; of whom is not said */
  @Column({ name: 'arrivals', type: 'timestamptz', array: true, default: () => `'{}'` })
  arrivals: Date[];

  /** too many came at once; null: people can join */
  @Column({ name: 'shut_at', type: 'timestamptz', nullable: true })
  shutAt: Date | null;

  /** codes tried since `wrongSince` that did not hold */
  @Column({ name: 'wrong_codes', type: 'int', default: 0 })
  wrongCodes: number;

  @Column({ name: 'wrong_since', type: 'timestamptz', nullable: true })
  wrongSince: Date | null;
}
