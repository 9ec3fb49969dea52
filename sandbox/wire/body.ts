import type { IncomingMessage } from 'node:http';
import { parseJson, type Json } from './json';
import { splitMultipart } from './multipart';

export interface Upload {
  /** The number in `files[n]`. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Body {
  readonly json: Json;
  readonly files: Upload[];
}

/** By events: an iterator over the stream costs several times as much, and every request is read here. */
export function readRaw(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** JSON, or multipart with `payload_json` and `files[n]`. Throws a SyntaxError for anything else. */
export function readBody(raw: Buffer, contentType: string): Body {
  if (!contentType.startsWith('multipart/form-data')) return { json: parseJson(raw.toString('utf8')), files: [] };
  const parts = splitMultipart(raw, contentType);
  const payload = parts.find((part) => part.field === 'payload_json');
  const files = parts.flatMap(({ field, filename, type, bytes }) => {
    // A copy, so that a stored file does not keep the whole request alive.
    return filename === null
      ? []
      : [{ id: /\[(\d+)\]/.exec(field)?.[1] ?? '0', name: filename, type, bytes: Buffer.from(bytes) }];
  });
  return { json: parseJson(payload?.bytes.toString('utf8') ?? ''), files };
}
