import fc from 'fast-check';
import { circlesProposed } from '../../bot/cohorts/proposalViews';
import { conflictsIn } from '../../bot/cohorts/rules/conflicts';
import { noDecisions } from '../../bot/cohorts/rules/decisions';
import { judged } from '../../bot/cohorts/rules/judging';
import { poolOf, proposalOf, type ToMatch, type WaitingPerson } from '../../bot/cohorts/rules/pool';
import { wishedSizes } from '../../bot/cohorts/rules/sizes';
import { changesSince } from '../../bot/cohorts/rules/stillFits';
import { en } from '../../bot/locales/en';
import { match } from '../../bot/matching/match';
import { placeLate } from '../../bot/matching/repair/placeLate';
import { noPreference, noWishes, type Preference } from '../../bot/wishes/rules/preference';
import { hours } from '../support/people';

/** What people keep to themselves decides who sits with whom, and is in nothing that anybody is shown. */

const someone = (user: string): fc.Arbitrary<WaitingPerson> =>
  fc
    .record({
      days: fc.subarray([0, 1, 2], { minLength: 1 }),
      years: fc.option(fc.integer({ min: 0, max: 25 })),
      employer: fc.option(fc.constantFrom('Ash', 'Birch', 'Fir')),
      wants: fc.subarray(['negotiation', 'budgets']),
      offers: fc.subarray(['negotiation', 'budgets']),
      languages: fc.subarray(['en', 'fr'], { minLength: 1 }),
    })
    .map(({ days, ...own }) => ({ user, zone: 'Africa/Nairobi', availability: hours(days, 9, 12), ...own }));

const spring = (people: readonly WaitingPerson[]): ToMatch => ({
  ...{ startsOn: '2027-03-08', weeks: 3, hour: null, sessionMinutes: 60, rivals: [], apart: [], wishes: noWishes },
  people,
});

const cohorts = fc.integer({ min: 3, max: 11 }).chain((count) => {
  const users = Array.from({ length: count }, (_, seat) => String(100 + seat));
  return fc.record({
    people: fc.tuple(...users.map(someone)),
    two: fc.shuffledSubarray(users, { minLength: 2, maxLength: 2 }),
  });
});

const working = (cohort: ToMatch, at: Readonly<Record<string, string | null>>): ToMatch => ({
  ...cohort,
  people: cohort.people.map((one) => (one.user in at ? { ...one, employer: at[one.user] ?? null } : one)),
});
const telling = (cohort: ToMatch, user: string, own: Partial<Preference>): ToMatch => ({
  ...cohort,
  wishes: { preferences: new Map([[user, { ...noPreference, ...own }]]), together: [] },
});

/** Every way in which two people may come to be kept apart; where they work says nothing else. */
function waysApart(people: readonly WaitingPerson[], one: string, other: string): ToMatch[] {
  const free = working(spring(people), { [one]: null, [other]: null });
  return [
    { ...free, apart: [[one, other]] },
    { ...free, apart: [[other, one]] },
    {
      ...free,
      apart: [
        [one, other],
        [other, one],
        [one, other],
      ],
    },
    working(free, { [one]: 'Oak Ltd', [other]: 'OAK' }),
    { ...working(free, { [one]: 'Oak', [other]: 'Elm' }), rivals: [['elm', 'oak']] },
    telling(working(free, { [other]: 'Oak' }), one, { employers: ['oak gmbh'] }),
    telling(working(free, { [one]: 'Oak' }), other, { employers: ['Oak'] }),
  ];
}

function shown(now: ToMatch, two: readonly string[]): string {
  const sizes = wishedSizes(4);
  const pool = poolOf(now, sizes);
  const proposal = judged(proposalOf(match(pool, { seed: 1, steps: 500 }), now.people), now, sizes);
  const cohort = { id: '1', name: 'Spring', startsOn: now.startsOn, weeks: now.weeks };
  const card = circlesProposed(en, { cohort, number: 1, decisions: noDecisions, proposal, page: 0 });
  const late = pool.people.map((person) => {
    const others = proposal.groups.map((group) => ({
      ...group,
      members: group.members.filter((id) => id !== person.id),
    }));
    return placeLate(pool, others, person);
  });
  const conflicts = conflictsIn(
    pool,
    pool.people.map(({ id }) => id),
  );
  expect(proposal.groups.filter(({ members }) => two.every((user) => members.includes(user)))).toEqual([]);
  return JSON.stringify([card, proposal, late, conflicts, changesSince(proposal.groups, now)]);
}

test('two people who are kept apart never sit together, and why they are makes no difference to anything that is shown', () => {
  fc.assert(
    fc.property(cohorts, ({ people, two: [one = '', other = ''] }) => {
      const [first, ...others] = waysApart(people, one, other).map((now) => shown(now, [one, other]));
      for (const each of others) expect(each).toBe(first);
      expect(first).not.toMatch(/oak|elm|ash|birch|fir\b/i);
    }),
    { numRuns: 25 },
  );
});

test('hundreds of people who each say it in other words are searched as any others', () => {
  const people = Array.from({ length: 240 }, (_, seat) => ({
    ...{ user: String(1_000 + seat), zone: 'Africa/Nairobi', availability: hours([seat % 3], 9, 12), years: 2 },
    ...{ employer: null, wants: [], offers: [], languages: ['en'] },
  }));
  const preferences = new Map(
    people.map(({ user }) => [
      user,
      {
        ...noPreference,
        background: `from ${user}`,
        notAlone: [1, 2, 3].map((one) => `${user} ${one} ${'ß–'.repeat(20)}`),
      },
    ]),
  );
  const now = { ...spring(people), wishes: { preferences, together: people.map(({ user }) => [user, '1'] as const) } };
  const { groups } = match(poolOf(now, wishedSizes(6)), { seed: 1, steps: 5_000 });
  expect(groups.flatMap(({ members }) => members)).toHaveLength(240);
});
