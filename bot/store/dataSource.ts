import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from '../../entities';
import { migrations } from '../../migrations';
import type { Log } from '../common/log';

/**
 * The one connection pool. Queries end after five seconds and waiting for a connection after two, so that a person
 * who clicked hears "try again" instead of nothing. A lost connection is logged, never thrown: the pool makes a new one.
 */
export function createDataSource(url: string, log: Log): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    migrationsTableName: 'migration',
    applicationName: 'grove',
    connectTimeoutMS: 2_000,
    poolSize: 10,
    poolErrorHandler: (fault: unknown) => log.warn({ err: fault }, 'a database connection was lost'),
    extra: { statement_timeout: 5_000, idle_in_transaction_session_timeout: 10_000 },
  });
}
