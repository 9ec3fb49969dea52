/** JSON as it stands on the wire. Nothing is trusted: every reader says what it does with the wrong kind of value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws a SyntaxError for what is no JSON; an empty text is an empty object, as Discord has it. */
export function parseJson(text: string): Json {
  return text.trim() === '' ? {} : (JSON.parse(text) as Json);
}

export function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanIn(value: Json | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** Permission bitfields travel as decimal strings; clients also send numbers. */
export function bitsIn(value: Json | undefined): bigint | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : undefined;
}

/** Text, or a number as text: nonces and bitfields come either way. */
export function writtenIn(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? value.toString() : textIn(value);
}

/** For views, which are plain data of a declared shape; this only tells the types that they are JSON. */
export function asJson(view: object): JsonObject {
  return { ...view };
}
