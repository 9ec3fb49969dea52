/** Discord counts milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000n;

let last = 0n;

/** A new id: 19 digits for any day since 2022, always greater than the one before, dated in real time. */
export function snowflake(): string {
  const fresh = (BigInt(Date.now()) - EPOCH) << 22n;
  last = fresh > last ? fresh : last + 1n;
  return last.toString();
}

/** The real instant an id was made at, in milliseconds. */
export function bornAt(id: string): number {
  return Number((BigInt(id) >> 22n) + EPOCH);
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{17,20}$/.test(value);
}
