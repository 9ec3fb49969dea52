import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whom somebody would like to sit with, or would rather not meet. It needs no application, and outlives one. */
@Entity('person_wish')
@Index('person_wish_other', ['otherId'])
export class PersonWish {
  @PrimaryColumn({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  /** whose wish it is */
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;

  @PrimaryColumn({ name: 'other_id', type: 'bigint' })
  otherId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'with' | 'apart';
}
