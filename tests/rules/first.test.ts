import { comesFirst } from '../../bot/cohorts/rules/first';
import { poolOf, type WaitingPerson } from '../../bot/cohorts/rules/pool';
import { match } from '../../bot/matching/match';
import { hours } from '../support/people';

const waits = (user: string, own: Partial<WaitingPerson>): WaitingPerson => ({
  ...{ user, years: 2, employer: null, wants: [], offers: [], languages: ['en'] },
  ...{ zone: 'Europe/Paris', availability: hours([0, 1, 2, 3, 4], 17, 22) },
  ...own,
});
const three = { minSize: 3, maxSize: 3, preferred: [3, 3] as const };
const unseen = { rivals: [], apart: [], wishes: { preferences: new Map(), together: [] } };
/** Those who have a place of these people, in circles of three. */
const placed = (people: readonly WaitingPerson[], firstYears: number | null): string[] => {
  const cohort = { startsOn: '2027-03-08', weeks: 2, hour: null, sessionMinutes: 60, people, ...unseen, firstYears };
  const { groups } = match(poolOf(cohort, three), { seed: 1, steps: 20_000 });
  return groups.flatMap(({ members }) => members).sort();
};

test.each([
  [{ years: 3 }, 3, true],
  [{ years: 4 }, 3, false],
  [{ years: 0 }, 3, true],
  [{ years: null }, 3, false],
  [{ years: 0 }, null, false],
  [{ years: 20, nominated: true }, 3, true],
  [{ years: null, nominated: true }, null, true],
])('%j in a cohort that is first for %s years: %s', (person, firstYears, first) => {
  expect(comesFirst(person, firstYears)).toBe(first);
});

test('of four for three places those of the early years have one, whoever that leaves out', () => {
  for (const late of ['1', '2', '3', '4']) {
    const people = ['1', '2', '3', '4'].map((user) => waits(user, { years: user === late ? 12 : 3 }));
    expect(placed(people, 3)).toEqual(['1', '2', '3', '4'].filter((user) => user !== late));
  }
});

test('who was nominated has one in any cohort', () => {
  for (const chosen of ['1', '2', '3', '4']) {
    const people = ['1', '2', '3', '4'].map((user) => waits(user, { years: 9, nominated: user === chosen }));
    expect(placed(people, null)).toContain(chosen);
  }
});

test('nobody is left without a place so that somebody else comes first: more places count for more', () => {
  const evenings = hours([0], 17, 22);
  const mornings = hours([1], 7, 11);
  const people = [
    ...['1', '2', '3'].map((user) => waits(user, { years: 15, availability: evenings })),
    waits('4', { years: 1, availability: mornings }),
    waits('5', { years: 1, availability: mornings }),
  ];
  expect(placed(people, 3)).toEqual(['1', '2', '3']);
});
