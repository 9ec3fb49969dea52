import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * One line for each answered interaction, job and change: facts first, ids yes, words of members never, tokens never.
 * Errors go through an allow-list: an error of a REST library carries the request's body and the interaction's token,
 * and a deny-list would sooner or later miss one.
 */
export type Log = Logger;

interface ErrorLine {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly at?: string;
}

export function errorLine(fault: unknown): ErrorLine {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { code, status } = fault as { code?: unknown; status?: unknown };
  return {
    type: fault.name,
    ...(ownWords.has(fault.name) ? { message: fault.message } : {}),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    at: placeOf(fault),
  };
}

/** Where it happened in our own code. The message stands in the stack too, so only lines that are frames are looked at. */
const placeOf = ({ stack }: Error): string | undefined =>
  stack
    ?.split('\n')
    .find((line) => /^\s+at .+:\d+:\d+\)?$/.test(line) && !line.includes('node_modules'))
    ?.trim();

/** Errors whose message the program wrote itself, without anything a person typed. Others may quote a row or a body. */
const ownWords = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'ConfigFault',
  'Refusal',
  'DeliveryFault',
]);

/** Writes to stderr unless told otherwise: stdout belongs to commands that answer something. */
export function createLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorLine } }, to);
}
