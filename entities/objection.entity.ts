import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Clause } from './clause.entity';

/** Somebody could not live with a clause. Nobody else sees it, and it is deleted when the asking is over. */
@Entity('objection')
@Index('objection_user', ['userId'])
export class Objection {
  @ForeignKey(() => Clause, { name: 'objection_clause', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'clause_id', type: 'bigint' })
  clauseId: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId: string;
}
