import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { BackupFault, endLine, header, rowLine, tableLine, whyOf, type Header, type Row } from './format';

/** What a backup holds, in its order; ends in `end`, or the file is cut short. */
export type Part =
  | { readonly is: 'header'; readonly header: Header }
  | { readonly is: 'rows'; readonly table: string; readonly rows: readonly Row[] }
  | { readonly is: 'end'; readonly sequences: Readonly<Record<string, string>> };

const rowsAtOnce = 500;

/** Reads a backup part by part. Refuses with BackupFault what is no backup, damaged or cut short. */
export async function* readBackup(file: string): AsyncGenerator<Part, undefined> {
  // What breaks the one breaks the other, and is thrown to whoever reads it.
  const unpacked = pipeline(createReadStream(file), createGunzip().setEncoding('utf8'), () => undefined);
  try {
    yield* partsOf(linesOf(unpacked));
  } catch (fault) {
    if (fault instanceof BackupFault) throw fault;
    throw new BackupFault(
      `${file} cannot be read as a backup of Grove (${whyOf(fault)}). Nothing was restored; choose another file.`,
      { cause: fault },
    );
  } finally {
    unpacked.destroy();
  }
  return undefined;
}

/** Cut at line feeds alone: readline would also cut at separators that people's words may hold. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error('it is cut short');
}

async function* partsOf(lines: AsyncIterable<string>): AsyncGenerator<Part, undefined> {
  let seen = 0;
  let counted = 0;
  let table: string | undefined;
  let rows: Row[] = [];
  let ended = false;
  for await (const text of lines) {
    if (seen++ === 0) {
      yield { is: 'header', header: understood(header, text) };
      continue;
    }
    if (ended) throw new Error('there are lines after its end');
    if (text.startsWith('[')) {
      rows.push(understood(rowLine, text));
      counted++;
      if (rows.length < rowsAtOnce) continue;
    }
    if (table !== undefined && rows.length > 0) yield { is: 'rows', table, rows };
    rows = [];
    if (text.startsWith('{"table"')) table = understood(tableLine, text).table;
    if (!text.startsWith('{"end"')) continue;
    ended = true;
    const { end } = understood(endLine, text);
    if (end.rows !== counted) throw new Error('rows are missing');
    yield { is: 'end', sequences: end.sequences };
  }
  if (!ended) throw new Error(seen === 0 ? 'it is empty' : 'it is cut short');
  return undefined;
}

function understood<T>(shape: z.ZodType<T>, text: string): T {
  const read = shape.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Error('it is of another kind or of another edition');
}
