/** What somebody has told on their way in, so far. */
export interface Answers {
  readonly agreedAt: Date | null;
  /** which agreement they agreed to */
  readonly agreement: string | null;
  readonly called: string;
  readonly work: string;
  readonly wish: string;
  readonly years: number | null;
  readonly employer: string | null;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly languages: readonly string[];
  readonly zone: string | null;
  /** half-hours of the week; see rules/availability */
  readonly availability: readonly number[];
}

export interface Person extends Answers {
  readonly state: 'draft' | 'waiting' | 'placed' | 'paused';
  /** the place on the list; the first step's instant while it is a draft */
  readonly submittedAt: Date;
}

export const steps = ['agreement', 'about', 'skills', 'zone', 'hours'] as const;
export type Step = (typeof steps)[number];

/**
 * What is missing next, null when all is there. Who is still on the way in agrees to the newest `agreement`;
 * who has arrived is not sent back because its words have changed.
 */
export function nextStep(person: Person | null, agreement: string): Step | null {
  if (!person?.agreedAt) return 'agreement';
  if (person.state === 'draft' && person.agreement !== agreement) return 'agreement';
  if (person.called === '' || person.years === null || person.languages.length === 0) {
    return 'about';
  }
  if (person.wants.length === 0) return 'skills';
  if (person.zone === null) return 'zone';
  return person.availability.length === 0 ? 'hours' : null;
}

/** Who has arrived is asked once more when the words have changed, and goes on meanwhile. */
export const isAskedAgain = (person: Person, agreement: string): boolean =>
  person.agreedAt !== null && person.state !== 'draft' && person.agreement !== agreement;

/** The person with what they have just told. A draft that is complete now waits from now on; a change keeps the place. */
export function told(person: Person, news: { answers: Partial<Answers>; agreement: string; now: Date }): Person {
  const next: Person = { ...person, ...news.answers };
  const arrives = next.state === 'draft' && nextStep(next, news.agreement) === null;
  // What is submitted waits at once: there is always a list, if only that of the next cohort. See ./life.
  return arrives ? { ...next, state: 'waiting', submittedAt: news.now } : next;
}
