import { minutesAfter } from '../../common/clock';
import { plainLine } from '../../common/inert';

/** What a circle agrees on among itself: what was written becomes proposals, and what nothing speaks against stands. */

export interface Clause {
  readonly id: string;
  readonly words: string;
  /** until when something may speak against it, or against striking it; null: it stands, and nothing is asked */
  readonly closesAt: Date | null;
  /** it stands, and somebody would strike it */
  readonly isToGo: boolean;
  /** at the look before the end something spoke against it */
  readonly isOpen: boolean;
}

/** So many stand in one select, and so long they fit on one card together. */
export const mostClauses = 18;
export const longestClause = 120;

/** Whether it counts already; what is only proposed does not yet. */
export const stands = ({ closesAt, isToGo }: Clause): boolean => closesAt === null || isToGo;
export const isAsked = ({ closesAt }: Clause): boolean => closesAt !== null;

/** The clauses in what was written, one on each line; what is longer is said in two, and the same is said once. */
export function proposalsIn(written: readonly string[], there: readonly Clause[]): string[] {
  const all: string[] = [];
  const known = new Set(there.map(({ words }) => key(words)));
  for (const line of written.flatMap((words) => words.split('\n')).flatMap(clausesOf)) {
    if (known.has(key(line))) continue;
    known.add(key(line));
    all.push(line);
  }
  return all;
}

const key = (words: string): string => words.toLowerCase().replace(/[\s.!]+$/u, '');

function clausesOf(typed: string): string[] {
  const line = plainLine(typed.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, ''));
  const parts: string[] = [];
  let rest = line;
  while (rest.length > longestClause) {
    const cut = rest.lastIndexOf(' ', longestClause);
    const at = cut > 0 ? cut : longestClause;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

export interface Settled {
  /** they stand from now on, or go on standing */
  readonly stand: readonly Clause[];
  /** the circle is without them from now on */
  readonly struck: readonly Clause[];
  /** something spoke against them: they are no part of it, and may be proposed in other words */
  readonly open: readonly Clause[];
}

/** What the asking came to, of those whose time is over. Of an objection there is only that there was one. */
export function settle(clauses: readonly Clause[], objected: ReadonlySet<string>, now: Date): Settled {
  const over = clauses.filter(({ closesAt }) => closesAt !== null && closesAt <= now);
  const spoken = ({ id }: Clause): boolean => objected.has(id);
  return {
    stand: over.filter((clause) => clause.isToGo === spoken(clause)),
    struck: over.filter((clause) => clause.isToGo && !spoken(clause)),
    open: over.filter((clause) => !clause.isToGo && spoken(clause)),
  };
}

const minutesOf = { hours: 60, days: 24 * 60 };
const daysToObject = 3;
const daysAtMost = 8;

/** For what is proposed later on. */
export const closesAfter = (now: Date): Date => minutesAfter(now, daysToObject * minutesOf.days);

/**
 * For what a session proposed: until the next one begins, so that whoever was not there has days to read it; three days
 * where there is none, or where it is too near or too far.
 */
export function closesWith(next: Date | null, now: Date): Date {
  const isNear = next !== null && next < minutesAfter(now, minutesOf.days);
  const isFar = next !== null && next > minutesAfter(now, daysAtMost * minutesOf.days);
  return next === null || isNear || isFar ? closesAfter(now) : next;
}

const minutesToRead = 3;

/** When it is told what is still open: as the pause to read ends; in writing, half-way to the end of the part that follows. */
export function looksAt(
  next: { readonly isPause: boolean; readonly endsAt: Date } | null,
  live: boolean,
  now: Date,
): Date {
  if (next?.isPause) return next.endsAt;
  if (live || !next) return minutesAfter(now, minutesToRead);
  return new Date((now.getTime() + next.endsAt.getTime()) / 2);
}
