import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { halfHoursOfWeek, mostWishes, type Person, type Pool } from '../matching/pool';
import { faultIn } from './jsonFault';
import { odditiesIn } from './oddities';
import { inWords, missing } from './zodWords';

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
/** Longer lists are refused before anybody looks at what is in them. */
const mostInList = 20_000;
const listOf = <T extends z.ZodType>(one: T) =>
  z
    .custom<unknown[]>((list) => !Array.isArray(list) || list.length <= mostInList, `is longer than ${mostInList}`)
    .pipe(z.array(one));
const words = listOf(name);
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
    slots: listOf(slot).optional(),
  })
  .refine(({ minSize, maxSize }) => minSize <= maxSize, { path: ['maxSize'], error: 'must not be below minSize' })
  .refine(({ preferred: [from, to] }) => from <= to, { path: ['preferred'], error: 'must run from low to high' });

const person = z
  .object({
    id: name,
    tz: zone,
    availability: listOf(whole(0, halfHoursOfWeek - 1)),
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
  })
  .superRefine(wishesCanBeMet);

/** What others wrote may stand against a wish, and goes before it; what somebody wrote themselves has to be meant in one way. */
function wishesCanBeMet(
  { id, together, apart }: { id: string; together: string[]; apart: string[] },
  context: z.RefinementCtx,
): void {
  const wished = new Set(together);
  for (const [index, other] of apart.entries()) {
    const message =
      other === id
        ? 'is the person themself'
        : wished.has(other)
          ? `${shown(other)} stands in together, too`
          : undefined;
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['apart', index], message });
  }
}

/** Grove is made for 5,000. With 10,000 it was not ready after six times the seconds it had, so that is refused and not begun. */
const mostPeople = 6_000;
const file = z.object({ rules, competitors: listOf(listOf(name)), people: z.array(z.unknown()) });

/** More than that nobody reads at once. */
const mostFaults = 20;
/** A file with so many is another file than was meant; the rest of it is not looked at. */
const mostCounted = 5_000;

/** The pool that a text describes, or sentences about what cannot be read. `odd` hears of what can be read and means nothing. */
export function readPool(text: string, odd?: (words: string) => void): Pool | readonly string[] {
  const content = contentOf(text);
  if (content instanceof Error) return [`it is not JSON: ${content.message}`];
  const parsed = file.safeParse(content, { error: inWords });
  const faults = parsed.error ? parsed.error.issues.map((issue) => said('', issue)) : [];
  const list = z.object({ people: z.array(z.unknown()) }).safeParse(content).data?.people ?? [];
  if (list.length > mostPeople)
    return [...faults, `people: ${list.length} are more than I can match at once; ${mostPeople} at most`];
  if (odd) for (const words of fewOf(odditiesIn(content, known))) odd(words);
  const { people, faults: others, count } = peopleIn(list);
  if (parsed.data && count === 0) return { ...parsed.data, people };
  const rest = faults.length + count - mostFaults;
  return [
    ...[...faults, ...others].slice(0, mostFaults),
    ...(rest > 0 ? [`and ${count > mostCounted ? 'thousands' : rest} more`] : []),
  ];
}

const known = {
  file: Object.keys(file.shape),
  rules: Object.keys(rules.shape),
  person: Object.keys(person.shape),
};

function* fewOf(oddities: Iterable<string>): Generator<string> {
  let said = 0;
  for (const words of oddities) {
    if (++said === mostFaults) {
      yield 'and more of the kind';
      return;
    }
    yield plain(words.length > 200 ? `${words.slice(0, 200)}...` : words);
  }
}

/** One after the other, so that a file full of faults is not held in memory as as many sentences. */
function peopleIn(list: readonly unknown[]): { people: Person[]; faults: string[]; count: number } {
  const people: Person[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const [index, one] of list.entries()) {
    if (count > mostCounted) break;
    const { data, error } = person.safeParse(one, { error: inWords });
    const id = withId.safeParse(one).data?.id;
    const issues = [...(error?.issues ?? []), ...(id !== undefined && seen.has(id) ? [standsTwice] : [])];
    if (id !== undefined) seen.add(id);
    if (data) people.push(data);
    count += issues.length;
    const who = id === undefined ? `person ${index + 1}` : shown(id);
    for (const issue of issues.slice(0, mostFaults - faults.length)) faults.push(said(who, issue));
  }
  return { people, faults, count };
}

const standsTwice = { path: ['id'], message: 'stands there twice' };
const withId = z.object({ id: z.string() });

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return new Error(faultIn(text.replace(/^\uFEFF/, '')));
  }
}

/** `p0007, availability.3: ...`: a person by their id where they have one, then the field. */
function said(
  who: string,
  { path, message }: { readonly path: readonly PropertyKey[]; readonly message: string },
): string {
  const field = path.map(String).join('.');
  const where = [who, field].filter((part) => part !== '').join(', ') || 'the file';
  return message === missing ? `${where} ${message}` : `${where}: ${message}`;
}

/** A line of it: an id may hold anything, and a terminal obeys some of that. */
const shown = (id: string): string => (id.length > 60 ? `${plain(id.slice(0, 60))}...` : plain(id));
const plain = (words: string): string => words.replace(/\p{C}/gu, '?');
