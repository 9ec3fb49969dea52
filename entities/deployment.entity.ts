import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The commands last told to Discord, so that they are told again only when they changed. */
@Entity('deployment')
export class Deployment {
  @PrimaryColumn({ name: 'application_id', type: 'bigint' })
  applicationId: string;

  @Column({ name: 'hash', type: 'text' })
  hash: string;
}
