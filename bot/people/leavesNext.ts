import { lockApplication, readApplication, type Who } from '../intake/store';
import type { Tx } from '../store/transaction';
import { circleLeft, circlesOf, minutesUntil, onList, placeLeft, type Circle } from './store';

/** What `/leave` would do next. */
export type LeavesNext =
  | { readonly is: 'circles'; readonly newest: Circle; readonly more: readonly Circle[] }
  | { readonly is: 'way in' }
  | { readonly is: 'list'; readonly agreement: string | null }
  /** nothing is left any more: it shows what was, and how to take that back until `dueAt` */
  | { readonly is: 'left before'; readonly place: string; readonly dueAt: Date }
  | { readonly is: 'nothing' };

/** `lock`: whoever leaves; who only reads locks nothing. */
export async function leavesNext(db: Tx['db'], who: Who, { lock }: { lock: boolean }): Promise<LeavesNext> {
  const [newest, ...more] = await circlesOf(db, who);
  if (newest) return { is: 'circles', newest, more };
  const application = await (lock ? lockApplication(db, who) : readApplication(db, who.guild, who.user));
  const { state, agreement } = application ?? { state: null, agreement: null };
  if (state === 'draft' && agreement !== null) return { is: 'way in' };
  if (state === 'waiting' || state === 'paused') return { is: 'list', agreement };
  const left = await placeLeft(db, who);
  return left ? { is: 'left before', ...left } : { is: 'nothing' };
}

/**
 * For how many minutes more `/leave` does nothing but show somebody how to take their leaving back; null when there is nothing to
 * take back, or it would leave something first: whoever has joined again has more to lose by it.
 */
export async function minutesToUndo(db: Tx['db'], who: Who, now: Date): Promise<number | null> {
  const next = await leavesNext(db, who, { lock: false });
  if (next.is !== 'left before') return null;
  const circle = await circleLeft(db, who, now);
  if (circle) return circle.minutes;
  return next.place === onList && next.dueAt > now ? minutesUntil(next.dueAt, now) : null;
}
