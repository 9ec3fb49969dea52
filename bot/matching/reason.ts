import { bandOf, weights } from './fit';
import type { Person, Rules, Slot } from './pool';
import { halfHoursTouched, minutesOfWeek, modulo, startsOf, wallTimeOf, zoneClock, type ZoneClock } from './zoneClock';

/**
 * What reasons are found in. What a person gave to be kept to themselves (where they work, whom they would not meet, what they
 * would rather not be the only one of) is not even read, so that no reason can tell it, and none can be different because of it.
 */
export type Open = Omit<Person, 'employer' | 'colleaguesOk' | 'apart' | 'notAlone' | 'nominated'>;

/** Something that speaks for somebody's place in a group. Others are named only as what they offer to whoever asks for it. */
export type Reason =
  /** a skill they would like to learn, and who here offers it */
  | { readonly about: 'skill'; readonly skill: string; readonly by: readonly string[] }
  /** a skill they offer, and how many others here would like to learn it */
  | { readonly about: 'asked'; readonly skill: string; readonly others: number }
  /** somebody they wished to sit with; for nobody's ears but their own */
  | { readonly about: 'wish'; readonly with: string }
  /** how many others have years in the same band; see `bandOf` */
  | { readonly about: 'stage'; readonly band: number; readonly others: number }
  /** how many others bring another background than theirs */
  | { readonly about: 'backgrounds'; readonly others: number }
  | { readonly about: 'language'; readonly languages: readonly string[] }
  /** when the group meets on their own clock: several times where clocks change; and how many of the group it suits, they among them */
  | { readonly about: 'hour'; readonly times: readonly WeeklyTime[]; readonly weeks: number; readonly suits: number }
  /** the group is as large as was liked best */
  | { readonly about: 'size'; readonly size: number };

export interface WeeklyTime {
  /** Monday is 0 */
  readonly day: number;
  /** 0..1439 */
  readonly minute: number;
}

/** Those of a list that are about one thing. */
export const among =
  (reasons: readonly Reason[]) =>
  <A extends Reason['about']>(about: A): Extract<Reason, { about: A }>[] =>
    reasons.filter((one): one is Extract<Reason, { about: A }> => one.about === about);

interface Where {
  readonly slot: Slot;
  readonly rules: Rules;
}

/** What speaks for this person's place in this group, they among it; what weighs most for them stands first. */
export function reasonsOf(person: Open, group: readonly Open[], { slot, rules }: Where): Reason[] {
  const others = group.filter(({ id }) => id !== person.id);
  const found = [
    ...skillsMet(person, others),
    ...wishesMet(person, others),
    ...alike(person, others),
    ...sizeOf(group, rules),
    ...skillsAsked(person, others),
    ...languageOf(group, rules),
    ...hourFor(person, group, { slot, rules }),
  ];
  // What is no part of a fit weighs nothing in it, and keeps its order at the end.
  return found.sort((one, other) => other.weighs - one.weighs).map(({ reason }) => reason);
}

interface Weighed {
  readonly reason: Reason;
  readonly weighs: number;
}

const offering = (others: readonly Open[], skill: string): string[] =>
  others.filter(({ offers }) => offers.includes(skill)).map(({ id }) => id);

function skillsMet({ wants }: Open, others: readonly Open[]): Weighed[] {
  const wanted = [...new Set(wants)];
  return wanted.flatMap((skill) => {
    const by = offering(others, skill);
    const reason = { about: 'skill', skill, by } as const;
    return by.length > 0 ? [{ reason, weighs: weights.skills / wanted.length }] : [];
  });
}

function skillsAsked({ offers }: Open, others: readonly Open[]): Weighed[] {
  return [...new Set(offers)].flatMap((skill) => {
    const asking = others.filter(({ wants }) => wants.includes(skill)).length;
    const reason = { about: 'asked', skill, others: asking } as const;
    return asking > 0 ? [{ reason, weighs: 0 }] : [];
  });
}

function wishesMet({ together }: Open, others: readonly Open[]): Weighed[] {
  const wished = new Set(together);
  return others
    .filter(({ id }) => wished.has(id))
    .map(({ id }) => ({ reason: { about: 'wish', with: id }, weighs: weights.wishes / wished.size }));
}

function alike({ years, background }: Open, others: readonly Open[]): Weighed[] {
  const known = others.filter((other) => other.years !== null);
  const near = known.filter((other) => years !== null && bandOf(other.years ?? 0) === bandOf(years));
  const different = others.filter((other) => other.background !== null && other.background !== background);
  const stage: Weighed[] =
    years !== null && near.length > 0
      ? [
          {
            reason: { about: 'stage', band: bandOf(years), others: near.length },
            weighs: (weights.seniority * near.length) / known.length,
          },
        ]
      : [];
  const backgrounds: Weighed[] =
    background !== null && different.length > 0
      ? [
          {
            reason: { about: 'backgrounds', others: different.length },
            weighs: (weights.diversity * different.length) / others.length,
          },
        ]
      : [];
  return [...stage, ...backgrounds];
}

const sizeOf = ({ length: size }: readonly Open[], { preferred: [from, to] }: Rules): Weighed[] =>
  size >= from && size <= to ? [{ reason: { about: 'size', size }, weighs: weights.size }] : [];

function languageOf(group: readonly Open[], { sharedLanguage }: Rules): Weighed[] {
  const [first, ...others] = group;
  if (!sharedLanguage || !first) return [];
  const shared = first.languages.filter((language) => others.every(({ languages }) => languages.includes(language)));
  const languages = [...new Set(shared)];
  return languages.length > 0 ? [{ reason: { about: 'language', languages }, weighs: 0 }] : [];
}

/** Said only to who is free then, in every week: what people tell of their hours may have changed since they were placed. */
function hourFor(person: Open, group: readonly Open[], { slot, rules }: Where): Weighed[] {
  const clockOf = clocksFor(rules);
  const starts = startsOf(clockOf(slot.tz), slot, rules.weeks);
  const suits = ({ tz, availability }: Open): boolean =>
    starts.every((start) =>
      halfHoursTouched(clockOf(tz), { start, end: start + rules.sessionMinutes }).every((half) =>
        availability.includes(half),
      ),
    );
  if (!suits(person)) return [];
  const ofWeek = new Set(starts.map((start) => modulo(wallTimeOf(clockOf(person.tz), start), minutesOfWeek)));
  const times = [...ofWeek].map((at) => ({ day: Math.floor(at / 1440), minute: at % 1440 }));
  return [{ reason: { about: 'hour', times, weeks: rules.weeks, suits: group.filter(suits).length }, weighs: 0 }];
}

/** Everybody of a pool asks for a few hundred clocks at most, and each takes a moment to read. */
const read = new WeakMap<Rules, Map<string, ZoneClock>>();

function clocksFor(rules: Rules): (zone: string) => ZoneClock {
  const known = read.get(rules) ?? new Map<string, ZoneClock>();
  read.set(rules, known);
  return (zone) => {
    const clock = known.get(zone) ?? zoneClock(zone, rules);
    known.set(zone, clock);
    return clock;
  };
}
