import type { IncomingMessage } from 'node:http';
import { parseJson, type Json } from './json';

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

export async function readRaw(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** JSON, or multipart with `payload_json` and `files[n]`. Throws a SyntaxError for anything else. */
export async function readBody(raw: Buffer, contentType: string): Promise<Body> {
  if (!contentType.startsWith('multipart/form-data')) return { json: parseJson(raw.toString('utf8')), files: [] };
  const form = await new Response(raw, { headers: { 'content-type': contentType } }).formData();
  const files: Upload[] = [];
  let json: Json = {};
  for (const [key, value] of form) {
    if (typeof value === 'string') {
      if (key === 'payload_json') json = parseJson(value);
      continue;
    }
    const id = /^files?\[?(\d*)\]?$/.exec(key)?.[1] ?? '0';
    files.push({ id, name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { json, files };
}
