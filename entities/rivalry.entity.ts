import { Entity, PrimaryColumn } from 'typeorm';

/** Two employers whose people never sit in one circle. Both names are written in the form that compares equal; `one` sorts first. */
@Entity('rivalry')
export class Rivalry {
  @PrimaryColumn({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @PrimaryColumn({ name: 'one', type: 'text' })
  one: string;

  @PrimaryColumn({ name: 'other', type: 'text' })
  other: string;
}
