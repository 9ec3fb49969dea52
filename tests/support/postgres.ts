import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database of one's own, on the run's server or on the one that TEST_DATABASE_URL names (Postgres 15 or newer, with the right to create). */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `grove_test_${randomBytes(8).toString('hex')}`;
  await tell(`create database ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => tell(`drop database if exists ${name} with (force)`) };
}

async function tell(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error('Tests find their Postgres through tests/support/globalSetup.ts: run them with `npm test`.');
  return url;
}
