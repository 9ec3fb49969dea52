import { employerKey } from '../../intake/rules/employer';
import type { Answer, Person, Pool, Slot, Unplaced } from '../../matching/pool';
import { minuteOf, weekdayOf } from '../../sessions/calendar';
import { phraseKey } from '../../wishes/rules/phrase';
import { noPreference, type Pair, type Wishes } from '../../wishes/rules/preference';
import type { Certain, Proposal } from '../proposal';
import { comesFirst } from './first';
import { keptOf, noDecisions, type Decisions } from './decisions';
import type { Sizes } from './sizes';
import { mondayOf } from './weeks';

/** Somebody who waits, as far as circles are chosen by it. */
export interface WaitingPerson {
  readonly user: string;
  readonly zone: string;
  readonly availability: readonly number[];
  readonly years: number | null;
  readonly employer: string | null;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly languages: readonly string[];
  readonly nominated?: boolean;
}

/** What the matching has to know of a cohort. */
export interface ToMatch {
  readonly startsOn: string;
  readonly weeks: number;
  /** the hour of all circles; null: each its own */
  readonly hour: { readonly time: string; readonly zone: string } | null;
  readonly sessionMinutes: number;
  readonly people: readonly WaitingPerson[];
  /** employers whose people are kept apart, as keys */
  readonly rivals: readonly (readonly [string, string])[];
  /** people who do not meet in this cohort, whoever wanted it */
  readonly apart: readonly Pair[];
  readonly wishes: Pick<Wishes, 'preferences' | 'together'>;
  /** the cohort is first for people with at most so many years; null or absent: all alike */
  readonly firstYears?: number | null;
}

export const fixedSlot = ({ startsOn, hour }: Pick<ToMatch, 'startsOn' | 'hour'>): Slot | null =>
  hour && { tz: hour.zone, day: weekdayOf(startsOn), minute: minuteOf(hour.time) };

/** What was decided keeps people together or apart in this pool; what they have told stays as it is. */
export function poolOf(cohort: ToMatch, sizes: Sizes, decisions: Decisions = noDecisions): Pool {
  const slot = fixedSlot(cohort);
  const apart = [...cohort.apart, ...decisions.apart];
  const known = new Set(cohort.people.map(({ user }) => user));
  // A circle stays as it is, or it is none: without one of its people the others are looked for anew.
  const kept = keptOf(decisions).filter(({ whole, members }) => !whole || members.every((user) => known.has(user)));
  return {
    rules: {
      startDate: mondayOf(cohort.startsOn),
      weeks: cohort.weeks,
      sessionMinutes: cohort.sessionMinutes,
      ...sizes,
      sharedLanguage: true,
      allowSameEmployer: false,
      ...(slot ? { slots: [slot] } : {}),
    },
    competitors: cohort.rivals,
    people: cohort.people.map((waiting) => ({
      ...asPerson(waiting, cohort),
      apart: [...new Set([...namedBeside(waiting.user, apart), ...atAvoided(waiting, cohort)])].sort(),
    })),
    ...(kept.length > 0 ? { kept } : {}),
  };
}

const namedBeside = (user: string, pairs: readonly Pair[]): string[] =>
  pairs.flatMap(([one, other]) => (one === user ? [other] : other === user ? [one] : []));

const keyOf = ({ employer }: WaitingPerson): string | null =>
  employer === null ? null : employerKey(employer) || null;

/** The people of organisations that somebody would rather not meet: with them it is as if they had named each other. */
function atAvoided({ user }: WaitingPerson, { people, wishes }: Pick<ToMatch, 'people' | 'wishes'>): string[] {
  const avoided = (wishes.preferences.get(user) ?? noPreference).employers.map(employerKey);
  if (avoided.length === 0) return [];
  return people
    .filter((other) => other.user !== user && avoided.includes(keyOf(other) ?? ''))
    .map((other) => other.user);
}

function asPerson(
  waiting: WaitingPerson,
  { wishes, firstYears = null }: Pick<ToMatch, 'wishes' | 'firstYears'>,
): Person {
  const { preferences, together } = wishes;
  const { user, languages, wants, offers, years } = waiting;
  const { background, colleaguesOk, notAlone } = preferences.get(user) ?? noPreference;
  return {
    id: user,
    tz: waiting.zone,
    availability: waiting.availability,
    ...{ years, offers, wants, languages, colleaguesOk },
    employer: keyOf(waiting),
    background: background === null ? null : phraseKey(background) || null,
    together: together.flatMap(([one, other]) => (one === user ? [other] : [])),
    apart: [],
    notAlone: notAlone.map(phraseKey).filter((key) => key !== ''),
    // The one priority that the matcher knows: among groups that place equally many, those that have most of them.
    nominated: comesFirst(waiting, firstYears),
  };
}
/**
 * Of two searches, with the wished sizes and with roomier ones, the one that places more people. Why somebody has no place
 * is what the roomier sizes say: with the wished ones a circle would seem to need more people than it does.
 */
export function betterOf(wished: Answer, roomier: Answer): Answer {
  if (placedIn(roomier) > placedIn(wished)) return roomier;
  const reasons = new Map(roomier.unplaced.map((one) => [one.id, one]));
  const unplaced = wished.unplaced.map(({ id }) => reasons.get(id) ?? elsewhere(id));
  return { ...wished, unplaced };
}

/**
 * Of the better one of two searches; the roomier sizes allow all that the wished ones do. So what is best among the wished
 * ones is best of all only where the roomier ones leave no room above it; its bound, proved best, is its own fit.
 */
export function certainOf(wished: Answer, roomier: Answer): Certain {
  const isRoomier = placedIn(roomier) > placedIn(wished);
  const { best } = isRoomier ? roomier.proof : wished.proof;
  const mostPlaced = wished.unplaced.length === 0 || roomier.proof.mostPlaced;
  const isAbove = roomier.proof.fitBound > wished.proof.fitBound + rounding;
  return { mostPlaced, best: mostPlaced && best && (isRoomier || !isAbove) };
}
/** The same fits, added in another order. */
const rounding = 1e-9;

const placedIn = ({ groups }: Answer): number => groups.reduce((sum, { members }) => sum + members.length, 0);
/** Other circles have a place for them, and for no more people in all. */
const elsewhere = (id: string): Unplaced => ({ id, because: 'noRoom', reason: '' });

/** What a moderator is shown of the answer: nothing that a person gave for the matching alone. */
export function proposalOf(answer: Answer, people: readonly WaitingPerson[]): Proposal {
  const known = new Map(people.map((person) => [person.user, person]));
  return {
    groups: answer.groups.map(({ members, slot }) => {
      const present = members.flatMap((id) => known.get(id) ?? []);
      return { members, slot, skills: skillsMet(present), languages: languagesOfAll(present) };
    }),
    unplaced: answer.unplaced.map(({ id, because, atTheirHours }) => ({
      id,
      because,
      ...(atTheirHours && { atTheirHours }),
    })),
  };
}

const skillsMet = (people: readonly WaitingPerson[]): string[] => {
  const met = people.flatMap((person) =>
    person.wants.filter((skill) => people.some((other) => other !== person && other.offers.includes(skill))),
  );
  return [...new Set(met)].sort();
};

const languagesOfAll = (people: readonly WaitingPerson[]): string[] => {
  const [first, ...others] = people;
  return (first?.languages ?? []).filter((one) => others.every(({ languages }) => languages.includes(one)));
};
