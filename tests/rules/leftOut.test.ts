import fc from 'fast-check';
import { match } from '../../bot/matching/match';
import type { Person, Pool, ReasonKey, Slot, Unplaced } from '../../bot/matching/pool';
import { bestOf, isFreeAt, possibleGroups } from '../support/matchCheck';
import { aPool, between, randomPool, somebody } from '../support/somePool';

/**
 * Each reason to have no place is held against the pool by trying everything: every hour that a group could be told, and every
 * group there could be. Nothing of the matcher is used but its answer.
 */

/** All hours that any group of the pool could meet at: fixed ones, or any half-hour of the week in UTC or on somebody's clock. */
const hoursOf = ({ people, rules }: Pool): readonly Slot[] =>
  rules.slots ??
  [...new Set(['UTC', ...people.map(({ tz }) => tz)])].flatMap((tz) =>
    Array.from({ length: 336 }, (_, at) => ({ tz, day: Math.floor(at / 48), minute: (at % 48) * 30 })),
  );

/** How many are free, with this person among them, at the hour of theirs that most share; 0 when no hour is theirs. */
function mostFreeWith(pool: Pool): Map<string, number> {
  const most = new Map(pool.people.map(({ id }) => [id, 0]));
  for (const slot of hoursOf(pool)) {
    const free = pool.people.filter((one) => isFreeAt(one, slot, pool));
    for (const { id } of free) most.set(id, Math.max(most.get(id) ?? 0, free.length));
  }
  return most;
}

/** Who, at an hour of theirs, finds enough free people with one language of theirs; neither size nor who may meet is asked. */
function findLanguage(pool: Pool): Set<string> {
  const found = new Set<string>();
  for (const slot of hoursOf(pool)) {
    const free = pool.people.filter((one) => isFreeAt(one, slot, pool));
    for (const language of new Set(free.flatMap(({ languages }) => languages))) {
      const speakers = free.filter(({ languages }) => languages.includes(language));
      if (speakers.length >= pool.rules.minSize) for (const { id } of speakers) found.add(id);
    }
  }
  return found;
}

/** What stands in somebody's way first. */
function truthOf(pool: Pool): (id: string) => ReasonKey {
  const { people, rules } = pool;
  const most = mostFreeWith(pool);
  const possible = [...possibleGroups(pool)];
  const speaking = findLanguage(pool);
  return (id) => {
    const bit = people.findIndex((one) => one.id === id);
    if (people[bit]?.availability.length === 0) return 'noHours';
    if (people.length < rules.minSize) return 'tooFewPeople';
    if (most.get(id) === 0) return 'noHourFits';
    if ((most.get(id) ?? 0) < rules.minSize) return 'nobodyFree';
    if (rules.sharedLanguage && !speaking.has(id)) return 'noLanguage';
    return possible.some((group) => (group >> bit) & 1) ? 'noRoom' : 'nobodyCompatible';
  };
}

/** Those whose reason is not what stands in their way. */
function untrue(pool: Pool, unplaced: readonly Unplaced[]): string[] {
  const truth = truthOf(pool);
  return unplaced
    .filter(({ id, because }) => truth(id) !== because)
    .map((one) => `${one.id}: ${one.because}, not ${truth(one.id)}`);
}

describe('of any small pool', () => {
  const numRuns = 60;

  test('each reason is what stands in the way, found by trying all hours and all groups', () => {
    const seen = new Set<ReasonKey>();
    fc.assert(
      fc.property(randomPool({ from: 1, to: 8 }), fc.nat(), (pool, seed) => {
        const { unplaced } = match(pool, { seed, steps: 20_000 });
        for (const { because } of unplaced) seen.add(because);
        expect(untrue(pool, unplaced)).toEqual([]);
      }),
      { numRuns },
    );
    expect(seen.size).toBeGreaterThanOrEqual(4);
  });

  test('where the hour is fixed, too', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 8 }), fc.nat({ max: 7 }), (pool, whose) => {
        const { tz, availability } = pool.people[whose % pool.people.length] ?? somebody('nobody');
        const at = availability[0] ?? 0;
        const slots = [{ tz, day: Math.floor(at / 48), minute: (at % 48) * 30 }];
        const here = { ...pool, rules: { ...pool.rules, slots } };
        expect(untrue(here, match(here, { seed: 1, steps: 20_000 }).unplaced)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('no room means that no other circles place more people, where the answer is proved to be most', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 8 }), (pool) => {
        const { groups, unplaced, proof } = match(pool, { seed: 1, steps: 300_000 });
        if (!unplaced.some(({ because }) => because === 'noRoom')) return;
        expect(proof.mostPlaced).toBe(true);
        expect(groups.flatMap(({ members }) => members)).toHaveLength(bestOf(pool).placed);
      }),
      { numRuns },
    );
  });

  test('how many are free at somebody’s best hour is counted rightly, and only said where they are too few', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 8 }), (pool) => {
        const most = mostFreeWith(pool);
        for (const { id, because, atTheirHours } of match(pool, { seed: 1, steps: 5_000 }).unplaced) {
          const counted = { free: most.get(id), needed: pool.rules.minSize };
          expect(atTheirHours).toEqual(because === 'nobodyFree' ? counted : undefined);
        }
      }),
      { numRuns },
    );
  });
});

test('who speaks only what too few speak at their hours hears of the language, whoever may meet whom', () => {
  const six = ['a', 'b', 'c', 'd', 'e'].map((id) => somebody(id, { apart: ['lena'] }));
  const lena = somebody('lena', { languages: ['fr'] });
  const later = somebody('later', { languages: ['fr'], availability: between(3, 18, 20) });
  const at = { maxSize: 5, sharedLanguage: true };
  const becauseOf = (people: readonly Person[], rules = at) =>
    match(aPool(people, rules), { seed: 1, steps: 1_000 }).unplaced.find(({ id }) => id === 'lena');
  expect(becauseOf([...six, lena, later])).toMatchObject({
    because: 'noLanguage',
    reason: 'no hour in which two others who share a language with them are free in all six weeks',
  });
  expect(becauseOf([...six, lena], { ...at, sharedLanguage: false })?.because).toBe('nobodyCompatible');
  const speak = six.map((one) => ({ ...one, languages: ['en', 'fr'] }));
  expect(becauseOf([...speak, lena])?.because).toBe('nobodyCompatible');
});

test('the check of these tests sees a reason that is not true', () => {
  const people: Person[] = ['a', 'b', 'c', 'd'].map((id) => somebody(id));
  const pool = aPool([...people, somebody('early', { availability: between(4, 6, 8) })], { maxSize: 3 });
  const { unplaced } = match(pool, { seed: 1, steps: 1_000 });
  expect(unplaced.map(({ because }) => because).sort()).toEqual(['noRoom', 'nobodyFree']);
  expect(untrue(pool, unplaced)).toEqual([]);
  for (const one of unplaced) {
    for (const because of ['noHours', 'tooFewPeople', 'noHourFits', 'noLanguage', 'nobodyCompatible'] as const)
      expect(untrue(pool, [{ ...one, because }])).toHaveLength(1);
  }
});
