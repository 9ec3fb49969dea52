import { stepNumber } from './rules/way';
import type { Session } from './session';

/**
 * Boards of this room: `session:`, the session, the sheet and the step. Each step has a sheet of its own, and so has each
 * turn, below what was said before it; only the newest one can be pressed.
 */
const boards = 'session:';
export function boardOf(session: Session): string | null {
  const step = stepNumber(session);
  return step === undefined ? null : `${boards}${session.id}:${session.sheet}:${step}`;
}

/** Which sheet of which session a board is; null when it is no board of this room. */
export function boardNamed(key: string): { session: string; sheet: number; step: number } | null {
  const [, session, sheet, step] = /^session:(\d+):(\d+)(?::(\d+))?$/.exec(key) ?? [];
  if (session === undefined || sheet === undefined) return null;
  // A board from before sheets were counted names its step alone: it is over.
  return step === undefined
    ? { session, sheet: -1, step: Number(sheet) }
    : { session, sheet: Number(sheet), step: Number(step) };
}

/** Sheets are counted from here. */
export const firstSheet = 1;

/** A session opens with its first turn. */
export const openingOf = (session: string): string => `session:${session}:1:opening`;
