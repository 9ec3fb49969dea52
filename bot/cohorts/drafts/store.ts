import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { Draft } from '../../../entities';
import { weaknesses, type Proposal } from '../proposal';
import { noDecisions, type Decisions } from '../rules/decisions';

/** One search for a cohort: what was decided before it, and what it found. */
export interface ReadDraft {
  readonly number: number;
  readonly proposal: Proposal;
  readonly decisions: Decisions;
  readonly isKept: boolean;
  readonly madeAt: Date;
}

/** So many are there to go back to, besides those that somebody asked to keep. */
const mostDrafts = 10;

const slot = z.object({ tz: z.string(), day: z.number().int(), minute: z.number().int() });
const user = z.string();

const proposal = z.object({
  groups: z.array(
    z.object({
      members: z.array(user),
      slot,
      skills: z.array(z.string()),
      languages: z.array(z.string()),
      fit: z.number().optional(),
      weak: z.array(z.object({ what: z.enum(weaknesses), who: z.array(user) })).optional(),
    }),
  ),
  unplaced: z.array(
    z.object({
      id: user,
      because: z.enum([
        ...(['noHours', 'tooFewPeople', 'noHourFits', 'nobodyFree'] as const),
        ...(['noLanguage', 'nobodyCompatible', 'noRoom'] as const),
      ]),
      atTheirHours: z.object({ free: z.number().int(), needed: z.number().int() }).optional(),
    }),
  ),
  certain: z.object({ mostPlaced: z.boolean(), best: z.boolean() }).optional(),
  from: z
    .object({
      number: z.number().int(),
      placed: z.number().int(),
      fit: z.number().optional(),
      isAfresh: z.boolean(),
    })
    .optional(),
});

const decisions = z.object({
  apart: z.array(z.tuple([user, user])).default([]),
  together: z.array(z.array(user)).default([]),
  locked: z.array(z.object({ members: z.array(user), slot })).default([]),
  sizes: z.object({ least: z.number().int(), most: z.number().int() }).nullable().default(null),
  seconds: z.number().int().nullable().default(null),
});

const readDraft = ({ number, answer, decisions: decided, isKept, madeAt }: Draft): ReadDraft => ({
  number,
  proposal: proposal.parse(answer),
  decisions: decisions.parse(decided),
  isKept,
  madeAt,
});

/** The drafts of a cohort, the newest first; what has no circles, as one that was emptied, only keeps its number and is none. */
export async function draftsOf(db: EntityManager, cohort: string): Promise<ReadDraft[]> {
  const rows = await db.find(Draft, { where: { cohortId: cohort }, order: { number: 'DESC' } });
  return rows.map(readDraft).filter(hasCircles);
}

export async function draftOf(db: EntityManager, cohort: string, number: number): Promise<ReadDraft | null> {
  // What a select carries comes from outside.
  if (!Number.isInteger(number) || number > 1_000_000) return null;
  const row = await db.findOneBy(Draft, { cohortId: cohort, number });
  const draft = row && readDraft(row);
  return draft && hasCircles(draft) ? draft : null;
}

const hasCircles = ({ proposal: { groups } }: ReadDraft): boolean => groups.length > 0;

/** The number of the newest draft there has been, 0 before the first; the cohort is locked meanwhile. */
export async function lastNumber(db: EntityManager, cohort: string): Promise<number> {
  return (await db.maximum(Draft, 'number', { cohortId: cohort })) ?? 0;
}

/** Keeps what was found as the newest draft, and lets the oldest go; its number. */
export async function addDraft(
  db: EntityManager,
  p: { cohort: string; proposal: Proposal; decisions: Decisions; now: Date },
): Promise<number> {
  const number = (await lastNumber(db, p.cohort)) + 1;
  const { cohort: cohortId, proposal: answer, decisions: decided, now: madeAt } = p;
  await db.insert(Draft, { cohortId, number, answer, decisions: decided, isKept: false, madeAt });
  await db.query(
    `DELETE FROM draft WHERE cohort_id = $1 AND NOT is_kept AND number NOT IN (
       SELECT number FROM draft WHERE cohort_id = $1 AND NOT is_kept ORDER BY number DESC LIMIT $2)`,
    [cohortId, mostDrafts],
  );
  return number;
}

export async function keepDraft(db: EntityManager, cohort: string, number: number): Promise<void> {
  await db.update(Draft, { cohortId: cohort, number }, { isKept: true });
}

/** Nobody is proposed any more. The last number stays, so that no later draft is taken for an earlier one. */
export async function emptyDrafts(db: EntityManager, cohort: string): Promise<void> {
  const nothing: Proposal = { groups: [], unplaced: [] };
  const last = await lastNumber(db, cohort);
  await db.query('DELETE FROM draft WHERE cohort_id = $1 AND number < $2', [cohort, last]);
  await db.update(
    Draft,
    { cohortId: cohort, number: last },
    { answer: nothing, decisions: noDecisions, isKept: false },
  );
}
