import { isObject, numberIn, objectIn, parseJson, type JsonObject } from '../wire/json';

/** What travels between a client and the gateway, besides events. */
export const Op = {
  Heartbeat: 1,
  Identify: 2,
  Presence: 3,
  Voice: 4,
  Resume: 6,
  RequestMembers: 8,
  Hello: 10,
  RequestSounds: 31,
} as const;

export function readPacket(raw: string): { op: number; d: JsonObject } | null {
  try {
    const packet = parseJson(raw);
    if (!isObject(packet)) return null;
    const op = numberIn(packet.op);
    return op === undefined ? null : { op, d: objectIn(packet.d) };
  } catch {
    return null;
  }
}
