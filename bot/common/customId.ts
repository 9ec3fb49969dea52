/**
 * A custom_id is `name.version|field|field`: at most 100 characters (Discord's limit), written and read by one codec.
 * It outlives the process and comes back from outside, so reading trusts nothing.
 */
export interface Field<T> {
  write(value: T): string;
  /** undefined when the text is not such a value */
  read(raw: string): T | undefined;
}

/** Snowflakes and row ids are signed 64-bit numbers in Postgres. */
const largestId = 2n ** 63n - 1n;

export const id: Field<string> = {
  write: (value) => value,
  read: (raw) => (/^\d{1,19}$/.test(raw) && BigInt(raw) <= largestId ? raw : undefined),
};

export const integer: Field<number> = {
  write: String,
  read: (raw) => (/^\d{1,9}$/.test(raw) ? Number(raw) : undefined),
};

/** A name that we gave: a key, a zone. Never what a person typed. */
export const word: Field<string> = {
  write: (value) => value,
  read: (raw) => (/^[\w/+.-]{1,60}$/.test(raw) ? raw : undefined),
};

export type ValuesOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export interface CustomId<V = unknown> {
  readonly name: string;
  readonly version: number;
  write(values: V): string;
  /** undefined when fields are missing, too many, or not what they should be */
  read(raw: string): V | undefined;
}

/** The part in front of the first bar: which door is meant, and which edition of it. */
export function addressOf(customId: string): { name: string; version: number } | undefined {
  const found = /^([a-z][\w.-]*)\.(\d{1,4})(?:\||$)/.exec(customId);
  return found?.[1] && found[2] ? { name: found[1], version: Number(found[2]) } : undefined;
}

export function customId<F extends Record<string, Field<string> | Field<number>>>(
  name: string,
  version: number,
  fields: F,
): CustomId<ValuesOf<F>> {
  const entries: [string, Field<unknown>][] = Object.entries(fields);
  const head = `${name}.${version}`;

  function read(raw: string): ValuesOf<F> | undefined {
    const [address, ...parts] = raw.split('|');
    if (raw.length > 100 || address !== head || parts.length !== entries.length) return undefined;
    const values: Record<string, unknown> = {};
    for (const [index, [key, field]] of entries.entries()) {
      const value = field.read(parts[index] ?? '');
      if (value === undefined) return undefined;
      values[key] = value;
    }
    return values as ValuesOf<F>;
  }

  return {
    name,
    version,
    write(values) {
      const parts = entries.map(([key, field]) => field.write((values as Readonly<Record<string, unknown>>)[key]));
      const written = [head, ...parts].join('|');
      if (read(written) === undefined) throw new RangeError(`custom_id of ${head} could not be read again`);
      return written;
    },
    read,
  };
}
