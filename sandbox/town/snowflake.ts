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

/** For sorting ids, the oldest first: of as many digits, numbers stand in the order of their texts. */
export function byAge(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{17,20}$/.test(value);
}
