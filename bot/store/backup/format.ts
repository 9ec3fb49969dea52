import { z } from 'zod';
import { NeedsAPerson } from '../../common/ends';

/**
 * A backup is a gzipped file of JSON lines: the header, then for each table its name and its rows, then the end, without
 * which the file is cut short. Every value is the text that Postgres itself writes and reads, so that nothing is rounded:
 * snowflakes, microseconds and numbers inside jsonb come back to the last digit.
 */
export const formatVersion = 1;

const columns = z.array(z.object({ name: z.string(), type: z.string() }));
const table = z.object({ name: z.string(), columns });
export type Table = Readonly<z.infer<typeof table>>;

export const header = z.object({
  grove: z.literal('backup'),
  version: z.literal(formatVersion),
  at: z.iso.datetime(),
  /** those that made these tables, oldest first */
  migrations: z.array(z.string()),
  tables: z.array(table),
});
export type Header = Readonly<z.infer<typeof header>>;

export const tableLine = z.object({ table: z.string() });
export const rowLine = z.array(z.string().nullable());
export type Row = readonly (string | null)[];

export const endLine = z.object({
  end: z.object({
    rows: z.number().int(),
    /** how far each has counted; ids that were once given are not given again */
    sequences: z.record(z.string(), z.string().regex(/^-?\d+$/)),
  }),
});

/** Texts as Postgres writes them whatever the server's own settings are. */
export const plainTexts = [
  "SET TimeZone = 'UTC'",
  "SET DateStyle = 'ISO, YMD'",
  "SET IntervalStyle = 'iso_8601'",
  "SET bytea_output = 'hex'",
  'SET extra_float_digits = 1',
];

/** The ordinary tables that Grove finds without naming a schema, with the columns that can be written. */
export const tablesQuery = `
  SELECT t.relname AS name,
         json_agg(json_build_object('name', c.attname, 'type', format_type(c.atttypid, c.atttypmod)) ORDER BY c.attnum) AS columns
  FROM pg_class t
  JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
  JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
  WHERE t.relkind = 'r'
  GROUP BY t.relname ORDER BY t.relname`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Nothing was written to the database; the message says what to do. */
export class BackupFault extends NeedsAPerson {
  override readonly name = 'BackupFault';
}

export const whyOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
