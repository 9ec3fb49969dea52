import fc from 'fast-check';
import type { Person, Pool, Rules } from '../../bot/matching/pool';

/** Pools for tests: exact ones by hand, and random ones whose weeks see clocks change. */

export const zones = [
  ...['Europe/Paris', 'America/New_York', 'Australia/Sydney', 'Africa/Nairobi', 'Asia/Kathmandu'],
  ...['America/Santiago', 'Africa/Casablanca', 'Pacific/Apia'],
];

export const usualRules: Rules = {
  startDate: '2026-10-12',
  weeks: 6,
  sessionMinutes: 60,
  minSize: 3,
  maxSize: 4,
  preferred: [3, 4],
  sharedLanguage: false,
  allowSameEmployer: false,
};

/** Half-hours of a weekday (Monday is 0) from one time to another, 24-hour clock: `between(2, 18, 20)`. */
export const between = (day: number, from: number, to: number): number[] =>
  Array.from({ length: (to - from) * 2 }, (_, half) => day * 48 + from * 2 + half);

export const somebody = (id: string, about: Partial<Person> = {}): Person => ({
  id,
  tz: 'Africa/Nairobi',
  availability: between(2, 18, 20),
  years: 2,
  employer: null,
  colleaguesOk: false,
  background: 'policy',
  offers: [],
  wants: [],
  languages: ['en'],
  together: [],
  apart: [],
  notAlone: [],
  nominated: false,
  ...about,
});

export const aPool = (people: readonly Person[], rules: Partial<Rules> = {}): Pool => ({
  rules: { ...usualRules, ...rules },
  competitors: [['Oak', 'Elm']],
  people,
});

/** Mondays before clocks change: Paris and a week later New York; Sydney and Santiago; Casablanca. */
const mondays = ['2026-10-19', '2026-03-30', '2026-02-09'];
/** About how many half-hours these clocks stand before UTC: only to make free hours that meet. */
const ahead = [4, -8, 21, 6, 11, -6, 2, 26];

const word = (...words: string[]) => fc.constantFrom(...words);
const few = (...words: string[]) => fc.uniqueArray(word(...words), { maxLength: 2 });

const person = (id: string, ids: readonly string[]): fc.Arbitrary<Person> =>
  fc
    .record({
      zone: fc.nat({ max: zones.length - 1 }),
      // Some of a few hours that all could have, two of them across the ends of the week and of the day.
      hours: fc.oneof(
        { weight: 8, arbitrary: fc.subarray([10, 46, 120, 335], { minLength: 2 }) },
        fc.subarray([10, 46, 120, 335]),
      ),
      halves: fc.integer({ min: 2, max: 8 }),
      years: fc.option(fc.integer({ min: 0, max: 30 })),
      employer: fc.option(word('Oak', ' oak ', 'Elm', 'Ash')),
      colleaguesOk: fc.boolean(),
      background: fc.option(word('policy', 'sales', 'arts')),
      offers: few('budgeting', 'tenders', 'negotiation'),
      wants: few('budgeting', 'tenders', 'negotiation'),
      languages: fc.uniqueArray(word('en', 'fr', 'es'), { minLength: 1, maxLength: 3 }),
      together: few(...ids),
      apart: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, few(...ids)),
      notAlone: few('career changer', 'parent'),
      nominated: fc.boolean(),
    })
    .map(({ zone, hours, halves, ...rest }) => ({
      ...rest,
      id,
      tz: zones[zone] ?? 'UTC',
      availability: [
        ...new Set(
          hours.flatMap((hour) =>
            Array.from({ length: halves }, (_, half) => (hour + half + (ahead[zone] ?? 0) + 336) % 336),
          ),
        ),
      ],
    }));

export function randomPool({ from, to }: { from: number; to: number }): fc.Arbitrary<Pool> {
  return fc.integer({ min: from, max: to }).chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `p${String(index).padStart(4, '0')}`);
    return fc.record({
      rules: fc.record({
        startDate: fc.constantFrom(...mondays),
        weeks: fc.integer({ min: 1, max: 3 }),
        sessionMinutes: fc.constantFrom(30, 45, 60, 90),
        minSize: fc.integer({ min: 2, max: 3 }),
        maxSize: fc.integer({ min: 3, max: 5 }),
        preferred: fc.constantFrom([3, 4] as const, [4, 6] as const),
        sharedLanguage: fc.boolean(),
        allowSameEmployer: fc.boolean(),
      }),
      competitors: fc.constantFrom<string[][]>([], [['Elm ', 'OAK']]),
      people: fc.tuple(...ids.map((id) => person(id, ids))),
    });
  });
}
