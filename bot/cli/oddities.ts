import { z } from 'zod';

/**
 * What a file holds that means nothing here: a field nobody reads, an id nobody has, an employer who is kept apart from nobody. A
 * slip, often, so it is said; but the file can be matched, and others may have their reasons for what stands in it.
 */

interface Known {
  readonly file: readonly string[];
  readonly rules: readonly string[];
  readonly person: readonly string[];
}

const loose = z.record(z.string(), z.unknown());
const fieldsOf = (one: unknown): Readonly<Record<string, unknown>> => loose.safeParse(one).data ?? {};
const textsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];

/** Sentences, one after the other, so that whoever wants few of them asks for no more. */
export function* odditiesIn(content: unknown, known: Known): Generator<string> {
  const { rules, competitors, people } = fieldsOf(content);
  yield* unread('', content, known.file);
  yield* unread('rules', rules, known.rules);
  for (const [index, list] of (Array.isArray(competitors) ? competitors : []).entries()) {
    const names = new Set(textsOf(list).map((name) => name.trim().toLowerCase()));
    if (names.size < 2) yield `competitors.${index}: fewer than two employers keep nobody apart`;
  }
  const list: readonly unknown[] = Array.isArray(people) ? people : [];
  const ids = new Set(list.flatMap((one) => textsOf([fieldsOf(one)['id']])));
  for (const [index, one] of list.entries()) {
    const { id, together, apart } = fieldsOf(one);
    const who = typeof id === 'string' ? id : `person ${index + 1}`;
    yield* unread(who, one, known.person);
    for (const [field, others] of Object.entries({ together, apart }))
      for (const other of new Set(textsOf(others)))
        if (!ids.has(other)) yield `${who}, ${field}: nobody here is called “${other}”`;
  }
}

function* unread(who: string, one: unknown, known: readonly string[]): Generator<string> {
  for (const field of Object.keys(fieldsOf(one)))
    if (!known.includes(field)) yield `${who === '' ? '' : `${who}, `}${field}: I know no such field, and leave it out`;
}
