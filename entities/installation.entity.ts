import { Entity, PrimaryColumn } from 'typeorm';

/** One row: a name for this database that no other has, so that several may share one Redis. */
@Entity('installation')
export class Installation {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;
}
