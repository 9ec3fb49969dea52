export interface Part {
  readonly field: string;
  /** Null for a plain field. */
  readonly filename: string | null;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Splits a multipart/form-data body. Throws a SyntaxError where there is no boundary. */
export function splitMultipart(raw: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw new SyntaxError('multipart without a boundary');
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = raw.indexOf(mark);
  while (at >= 0) {
    const from = at + mark.length + 2;
    const to = raw.indexOf(mark, from);
    if (to < 0) break;
    // What stands before the next boundary ends with a line break of its own.
    const part = readPart(raw.subarray(from, to - 2));
    if (part) parts.push(part);
    at = to;
  }
  return parts;
}

function readPart(raw: Buffer): Part | null {
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = raw.subarray(0, end).toString('utf8');
  const field = /name="([^"]*)"/.exec(head)?.[1];
  if (field === undefined) return null;
  return {
    field,
    filename: /filename="([^"]*)"/.exec(head)?.[1] ?? null,
    type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? '',
    bytes: raw.subarray(end + 4),
  };
}
