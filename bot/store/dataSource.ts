import 'reflect-metadata';
import { DataSource, type MigrationInterface } from 'typeorm';
import { entities } from '../../entities';
import { migrations } from '../../migrations';
import type { Log } from '../common/log';

export type Migrations = readonly (new () => MigrationInterface)[];

/**
 * The one connection pool. Queries end after five seconds and waiting for a connection after two, so that a person
 * who clicked hears "try again" instead of nothing. A lost connection is logged, never thrown: the pool makes a new one.
 */
export function createDataSource(url: string, log: Log, known: Migrations = migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: [...known],
    synchronize: false,
    migrationsTableName: 'migration',
    applicationName: 'grove',
    connectTimeoutMS: 2_000,
    poolSize: 10,
    poolErrorHandler: (fault: unknown) => log.warn({ err: fault }, 'a database connection was lost'),
    extra: { statement_timeout: 5_000, idle_in_transaction_session_timeout: 10_000 },
  });
}
