import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { halfHoursOfWeek, mostWishes, type Pool } from '../matching/pool';

/** Reads the file that `npm run match` is given. What cannot be read is said with the field and the person, all at once. */

const isZone = (name: string): boolean => {
  try {
    return Temporal.PlainDate.from('2026-01-05').toZonedDateTime(name).timeZoneId !== '';
  } catch {
    return false;
  }
};
const isMonday = (text: string): boolean => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' }).dayOfWeek === 1;
  } catch {
    return false;
  }
};

const name = z.string().refine((text) => text.trim() !== '', 'must not be empty');
const words = z.array(name);
const wishes = words.refine((list) => new Set(list).size <= mostWishes, `has more than ${mostWishes} different words`);
const zone = z.string().refine(isZone, 'must be a time zone like Africa/Nairobi');
const whole = (from: number, to: number) => z.int().min(from).max(to);

const slot = z.object({
  tz: zone,
  day: whole(0, 6),
  minute: whole(0, 1410).refine((minute) => minute % 30 === 0, 'must be a multiple of 30'),
});

const rules = z
  .object({
    startDate: z.string().refine(isMonday, 'must be a Monday, written like 2026-10-12'),
    weeks: whole(1, 52),
    sessionMinutes: whole(1, 720),
    minSize: whole(2, 20),
    maxSize: whole(2, 20),
    preferred: z.tuple([whole(1, 100), whole(1, 100)]),
    sharedLanguage: z.boolean(),
    allowSameEmployer: z.boolean(),
    slots: z.array(slot).optional(),
  })
  .refine(({ minSize, maxSize }) => minSize <= maxSize, { path: ['maxSize'], error: 'must not be below minSize' })
  .refine(({ preferred: [from, to] }) => from <= to, { path: ['preferred'], error: 'must run from low to high' });

const person = z.object({
  id: name,
  tz: zone,
  availability: z.array(whole(0, halfHoursOfWeek - 1)),
  years: z.number().min(0).nullable(),
  employer: name.nullable(),
  colleaguesOk: z.boolean(),
  background: name.nullable(),
  offers: words,
  wants: wishes,
  languages: words,
  together: words,
  apart: words,
  notAlone: wishes,
  nominated: z.boolean(),
});

const file = z
  .object({ rules, competitors: z.array(z.array(name)), people: z.array(person) })
  .superRefine(idsAreUnique);

function idsAreUnique({ people }: { people: readonly { id: string }[] }, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of people.entries()) {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: ['people', index, 'id'], message: 'stands there twice' });
    seen.add(id);
  }
}

/** More than that nobody reads at once. */
const mostFaults = 20;

/** The pool that a text describes, or sentences about what cannot be read. */
export function readPool(text: string): Pool | readonly string[] {
  const content = contentOf(text);
  if (content instanceof Error) return [`it is not JSON: ${content.message}`];
  const parsed = file.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${placeOf(path, content)}: ${message}`);
  const rest = faults.length - mostFaults;
  return [...faults.slice(0, mostFaults), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

const withId = z.object({ id: z.string() });

/** `p0007, availability 3`: a person by their id where they have one, then the field. */
function placeOf(path: readonly PropertyKey[], content: unknown): string {
  const [first, index, ...field] = path;
  if (first !== 'people' || typeof index !== 'number') return path.map(String).join('.') || 'the file';
  const { data } = z.object({ people: z.array(z.unknown()) }).safeParse(content);
  const found = withId.safeParse(data?.people[index]);
  const who = found.success ? found.data.id : `person ${index + 1}`;
  return field.length > 0 ? `${who}, ${field.map(String).join('.')}` : who;
}
