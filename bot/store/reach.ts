import { Client } from 'pg';

/** A database that cannot be used is named by its setting, not by the driver. */
export async function reach(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (fault) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    const why = fault instanceof Error ? fault.message : 'no answer';
    throw new Error(
      `Grove cannot use the Postgres that DATABASE_URL names (${hostname}:${port || 5432}${pathname}): ${why}. ` +
        'Is it running, and are the name and the password right?',
      { cause: fault },
    );
  }
  await client.end();
}
