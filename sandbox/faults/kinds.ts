import type { LimitScope } from '../limits/refusal';

const REQUEST_MODES = ['refuse', 'applyThenFail', 'delay', 'limit', 'hang', 'reset'] as const;
const GATEWAY_MODES = [
  'drop',
  'double',
  'reorder',
  'break',
  'reconnect',
  'resumable',
  'invalid',
  'close',
  'silence',
  'unavailable',
] as const;

export type RequestMode = (typeof REQUEST_MODES)[number];
export type GatewayMode = (typeof GATEWAY_MODES)[number];
export type FaultMode = RequestMode | GatewayMode;

/** When a fault strikes, of all that it fits. */
export interface When {
  /** How often; 1 unless given. */
  readonly times: number;
  /** The first so many that fit are let through. */
  readonly after: number;
  /** How likely each of the others is struck, from 0 to 1. */
  readonly chance: number;
}

/** Something goes wrong with a request to the REST API. */
export interface RequestFault extends When {
  readonly mode: RequestMode;
  readonly route: RegExp;
  readonly method?: string;
  /** For `refuse` and `applyThenFail`, with Discord's own code, 0 where it gives none. */
  readonly status: number;
  readonly code: number;
  /** For `delay`; for `limit` the time to wait. */
  readonly ms: number;
  /** For `limit`. */
  readonly scope: LimitScope;
}

/** Something goes wrong on the gateway, when an event of that name is about to be sent (for `silence`: at a heartbeat). */
export interface GatewayFault extends When {
  readonly mode: GatewayMode;
  /** Any event but READY and RESUMED unless given. */
  readonly event?: string;
  /** For `reorder`: the longest it is kept back; for `unavailable`: how long. */
  readonly ms: number;
  /** For `close`. */
  readonly code: number;
}

export type Fault = RequestFault | GatewayFault;

export const MODES: readonly string[] = [...REQUEST_MODES, ...GATEWAY_MODES];

export function isRequestMode(mode: string): mode is RequestMode {
  return REQUEST_MODES.some((known) => known === mode);
}

export function isGatewayMode(mode: string): mode is GatewayMode {
  return GATEWAY_MODES.some((known) => known === mode);
}

export function isRequestFault(fault: Fault): fault is RequestFault {
  return isRequestMode(fault.mode);
}
