import fc from 'fast-check';
import { fitsOf } from '../../bot/matching/fit';
import { match } from '../../bot/matching/match';
import type { Answer, Person, Pool } from '../../bot/matching/pool';
import { bestOf, breachesOf, breachesOfGroup, fitOf, possibleGroups, valueOf } from '../support/matchCheck';
import { aPool, between, randomPool, somebody } from '../support/somePool';

const matched = (pool: Pool, seed = 1): Answer => match(pool, { seed, steps: 300_000 });
const placedIn = ({ groups }: Answer): string[] => groups.flatMap(({ members }) => members).sort();
const crowd = (count: number, about: (index: number) => Partial<Person> = () => ({})): Person[] =>
  Array.from({ length: count }, (_, index) => somebody(`p${index + 1}`, about(index)));

describe('any pool', () => {
  test('is answered within every rule, in weeks in which clocks change', () => {
    fc.assert(
      fc.property(randomPool({ from: 0, to: 14 }), fc.nat(), (pool, seed) => {
        expect(breachesOf(pool, match(pool, { seed, steps: 5_000 }))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('of a few people has the best of all answers: most placed, then most nominated, then the best fits', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 8 }), (pool) => {
        const groups = matched(pool).groups.map(({ members }) => pool.people.filter(({ id }) => members.includes(id)));
        const best = bestOf(pool);
        expect(valueOf(pool, groups)).toEqual({ ...best, fit: expect.closeTo(best.fit, 5) as number });
      }),
      { numRuns: 40 },
    );
  });

  test('however short the search: nobody is left out whom a group with room could take, nor a whole group', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 10 }), (pool) => {
        const answer = match(pool, { seed: 1, steps: 1 });
        const possible = possibleGroups(pool);
        const bits = (ids: readonly string[]): number =>
          pool.people.reduce((sum, { id }, bit) => (ids.includes(id) ? sum | (1 << bit) : sum), 0);
        const alone = bits(answer.unplaced.map(({ id }) => id));
        for (const { members } of answer.groups) {
          for (const { id } of answer.unplaced) expect(possible.has(bits([...members, id]))).toBe(false);
        }
        expect([...possible].filter((group) => (group & ~alone) === 0)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('the same people, seed and steps give the same answer, and the pool is left alone', () => {
    fc.assert(
      fc.property(randomPool({ from: 4, to: 14 }), fc.nat(), (pool, seed) => {
        const before = structuredClone(pool);
        const answer = match(pool, { seed, steps: 5_000 });
        expect(pool).toEqual(before);
        expect(match(before, { seed, steps: 5_000 })).toEqual(answer);
      }),
      { numRuns: 10 },
    );
  });

  test('nobody is told what somebody else has kept to themselves', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 10 }), (pool) => {
        const answer = match(pool, { seed: 1, steps: 1_000 });
        const said = JSON.stringify([answer.groups.map(({ why }) => why), answer.unplaced]);
        expect(said).not.toMatch(/oak|elm|ash|career changer|parent/i);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a hard rule', () => {
  test('holds in every week: also in those after the clocks of some have changed', () => {
    // On Sunday 25 October Paris goes back from 3 to 2; seen from Nairobi the Paris session moves by an hour.
    const people = [
      somebody('a', { tz: 'Europe/Paris', availability: between(2, 18, 19) }),
      somebody('b', { tz: 'Europe/Paris', availability: between(2, 18, 19) }),
      somebody('c', { tz: 'Africa/Nairobi', availability: between(2, 19, 20) }),
    ];
    const tooFew = aPool(people, { minSize: 3 });
    expect(placedIn(matched(tooFew))).toEqual([]);
    const wide = [...people.slice(0, 2), somebody('c', { availability: between(2, 19, 21) })];
    const answer = matched(aPool(wide, { minSize: 3 }));
    expect(breachesOf(aPool(wide), answer)).toEqual([]);
    expect(answer.groups[0]?.slot).toEqual({ tz: 'Europe/Paris', day: 2, minute: 18 * 60 });
    expect(answer.groups[0]?.why['c']).toContain(
      'free in all six weeks, at 19:00 and 20:00 on their own clock as clocks change',
    );
  });

  test('holds at the hour that clocks skip, and at the one they have twice', () => {
    // In Paris the night to Sunday 29 March goes from 2 to 3, so that 2:30 is 3:30; on 25 October 2:30 comes twice.
    const night = (startDate: string, ...halfHours: number[]) => {
      const tz = 'Europe/Paris';
      const slot = { tz, day: 6, minute: 150 };
      const people = crowd(3, () => ({ tz, availability: halfHours.map((half) => 6 * 48 + half) }));
      const pool = aPool(people, { startDate, weeks: 1, slots: [slot] });
      const answer = matched(pool);
      expect(breachesOf(pool, answer)).toEqual([]);
      return placedIn(answer).length;
    };
    expect(night('2026-03-23', 5, 6)).toBe(0);
    expect(night('2026-03-23', 7, 8)).toBe(3);
    expect(night('2026-10-19', 5, 4)).toBe(3);
    expect(night('2026-10-19', 5, 6)).toBe(0);
  });

  test('employers are the same however they are written, and may meet when both agree', () => {
    const at = (employers: readonly string[], colleaguesOk: readonly boolean[]) =>
      placedIn(matched(aPool(crowd(3, (i) => ({ employer: employers[i], colleaguesOk: colleaguesOk[i] })))));
    expect(at(['Birch', ' birch', 'Fir'], [true, false, true])).toEqual([]);
    expect(at(['Birch', ' BIRCH ', 'Fir'], [true, true, false])).toHaveLength(3);
    expect(at(['Birch', 'Fir', 'Yew'], [false, false, false])).toHaveLength(3);
    expect(at([' oak', 'ELM', 'Yew'], [true, true, true])).toEqual([]);
    const lifted = aPool(
      crowd(3, () => ({ employer: 'Birch' })),
      { allowSameEmployer: true },
    );
    expect(placedIn(matched(lifted))).toHaveLength(3);
  });

  test('apart holds whoever of the two wrote it', () => {
    for (const writer of [0, 2]) {
      const people = crowd(3, (i) => (i === writer ? { apart: [`p${3 - writer}`] } : {}));
      expect(placedIn(matched(aPool(people)))).toEqual([]);
    }
  });

  test('a group has one language that all share, not one for each two', () => {
    const people = crowd(3, (i) => ({ languages: ['en', 'fr', 'es'].filter((_, at) => at !== i) }));
    expect(placedIn(matched(aPool(people, { sharedLanguage: true })))).toEqual([]);
    expect(placedIn(matched(aPool(people, { sharedLanguage: false })))).toHaveLength(3);
  });

  test('where an hour is fixed no other is used', () => {
    const fixed = { tz: 'Europe/Paris', day: 2, minute: 17 * 60 };
    const free = crowd(4, () => ({ availability: between(2, 9, 22) }));
    expect(matched(aPool(free, { slots: [fixed] })).groups.map(({ slot }) => slot)).toEqual([fixed]);
    const evening = crowd(4, () => ({ availability: between(2, 20, 22) }));
    expect(matched(aPool(evening, { slots: [fixed] })).unplaced.map(({ because }) => because)).toContain('noHourFits');
  });
});

describe('what is better', () => {
  test('is a fit of parts weighed as agreed, for any member of any group', () => {
    fc.assert(
      fc.property(randomPool({ from: 2, to: 9 }), ({ people, rules }) => {
        const group = people.map((_, index) => index);
        const fits = fitsOf(people, rules);
        for (const [index, one] of people.entries()) {
          expect(fits.ofMember(index, group)).toBeCloseTo(fitOf(one, people, rules), 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('everybody has a place although the first choice would leave people out', () => {
    // p1 to p4 would like to sit together, but p5 and p6 could then meet nobody.
    const hours = (i: number) => (i < 2 ? 'both' : i < 4 ? 'early' : 'late');
    const people = crowd(6, (i) => ({
      availability: {
        both: [...between(1, 9, 10), ...between(3, 9, 10)],
        early: between(1, 9, 10),
        late: between(3, 9, 10),
      }[hours(i)],
      together: i < 4 ? ['p1', 'p2', 'p3', 'p4'] : [],
    }));
    expect(placedIn(matched(aPool(people)))).toHaveLength(6);
  });

  test('of equals the nominated have the place', () => {
    const people = crowd(5, (i) => ({
      nominated: i === 4,
      wants: i < 4 ? ['tenders'] : [],
      offers: i < 4 ? ['tenders'] : [],
    }));
    expect(placedIn(matched(aPool(people, { maxSize: 4 })))).toContain('p5');
  });

  test('who wants to learn something sits with somebody who offers it', () => {
    const people = crowd(6, (i) => ({
      wants: [i % 2 === 0 ? 'tenders' : 'pricing'],
      offers: [i % 2 === 0 ? 'tenders' : 'pricing'],
    }));
    const groups = matched(aPool(people)).groups.map(({ members }) => members);
    expect(groups).toEqual([
      ['p1', 'p3', 'p5'],
      ['p2', 'p4', 'p6'],
    ]);
  });

  test('an hour at which no clock changes is better, then one that is not at night', () => {
    const people = crowd(3, (i) => ({
      tz: i === 0 ? 'Europe/Paris' : 'Africa/Nairobi',
      availability: Array.from({ length: 336 }, (_, at) => at),
    }));
    const [group] = matched(aPool(people)).groups;
    expect(group?.slot.tz).toBe('Africa/Nairobi');
    expect(group?.slot.minute).toBeGreaterThanOrEqual(9 * 60);
    expect(group?.slot.minute).toBeLessThanOrEqual(20 * 60);
  });
});

describe('who has no place is told why', () => {
  const becauseOf = (pool: Pool): Record<string, string> =>
    Object.fromEntries(matched(pool).unplaced.map(({ id, because }) => [id, because]));

  test('each for the first thing that stands in the way', () => {
    const people = [
      ...crowd(4, () => ({ nominated: true })),
      somebody('silent', { availability: [] }),
      somebody('brief', { availability: [100] }),
      somebody('early', { availability: between(4, 6, 8) }),
      somebody('apart', { apart: ['p1', 'p2', 'p3', 'fifth'] }),
      somebody('fifth'),
    ];
    expect(becauseOf(aPool(people))).toEqual({
      ...{ silent: 'noHours', brief: 'noHourFits', early: 'nobodyFree', apart: 'nobodyCompatible', fifth: 'noRoom' },
    });
  });

  test('fewer people than a group begins with are told so', () => {
    expect(becauseOf(aPool(crowd(2)))).toEqual({ p1: 'tooFewPeople', p2: 'tooFewPeople' });
    expect(matched(aPool([]))).toMatchObject({ groups: [], unplaced: [] });
    const [first] = matched(aPool([somebody('early', { availability: between(4, 6, 8) }), ...crowd(3)])).unplaced;
    expect(first?.reason).toBe('no hour in which two other people are also free in all six weeks');
  });
});

describe('what is decided already', () => {
  const groupsOf = ({ groups }: Answer): string[][] => groups.map(({ members }) => [...members]);
  // By themselves p1, p3, p5 and p2, p4, p6 would sit together.
  const people = crowd(6, (i) => ({
    wants: [i % 2 === 0 ? 'tenders' : 'pricing'],
    offers: [i % 2 === 0 ? 'tenders' : 'pricing'],
    availability: between(2, 9, 22),
  }));

  test('people who are kept together sit together, and the others as well as can be', () => {
    const kept = [{ members: ['p1', 'p2'] }];
    const answer = matched({ ...aPool(people), kept });
    expect(breachesOf(aPool(people), answer)).toEqual([]);
    expect(groupsOf(answer).filter((members) => members.includes('p1') && members.includes('p2'))).toHaveLength(1);
    expect(placedIn(answer)).toHaveLength(6);
    expect(answer.proof).toMatchObject({ mostPlaced: true, best: true });
  });

  test('a whole group stands as it is, at its hour, and nobody joins it', () => {
    const slot = { tz: 'Africa/Nairobi', day: 2, minute: 13 * 60 };
    const answer = matched({ ...aPool(people), kept: [{ members: ['p1', 'p2', 'p3'], whole: { slot } }] });
    expect(groupsOf(answer)).toEqual([
      ['p1', 'p2', 'p3'],
      ['p4', 'p5', 'p6'],
    ]);
    expect(answer.groups[0]?.slot).toEqual(slot);
  });

  test('lists that share somebody are one; people who may not meet are left out together', () => {
    const chain = [{ members: ['p1', 'p2'] }, { members: ['p2', 'p4'] }];
    const joined = groupsOf(matched({ ...aPool(people), kept: chain }));
    expect(joined.find((members) => members.includes('p1'))).toEqual(expect.arrayContaining(['p2', 'p4']));
    const quarrelling = people.map((one) => (one.id === 'p1' ? { ...one, apart: ['p2'] } : one));
    const answer = matched({ ...aPool(quarrelling), kept: [{ members: ['p1', 'p2'] }] });
    expect(answer.unplaced.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  test('any pool with people kept together is answered within every rule, each of them with the others or not at all', () => {
    fc.assert(
      fc.property(randomPool({ from: 6, to: 14 }), (pool) => {
        const members = pool.people.slice(0, 2).map(({ id }) => id);
        const answer = match({ ...pool, kept: [{ members }] }, { seed: 1, steps: 20_000 });
        expect(breachesOf(pool, answer)).toEqual([]);
        for (const group of answer.groups) {
          expect([0, 2]).toContain(group.members.filter((id) => members.includes(id)).length);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is certain', () => {
  test('an answer that is said to be the best is the best, and its bound is its own fits', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 9 }), (pool) => {
        const { groups, proof } = matched(pool);
        const best = bestOf(pool);
        const value = valueOf(
          pool,
          groups.map(({ members }) => pool.people.filter(({ id }) => members.includes(id))),
        );
        expect(proof).toEqual({ mostPlaced: true, best: true, fitBound: expect.closeTo(best.fit, 5) as number });
        expect(value.fit).toBeCloseTo(proof.fitBound, 5);
      }),
      { numRuns: 60 },
    );
  });
});

test('a search that is told that time is up ends with an answer that is right', () => {
  const people = crowd(40, (i) => ({ availability: between(i % 5, 9 + (i % 3), 14) }));
  const asked = { times: 0 };
  const answer = match(aPool(people), { seed: 1, until: () => ++asked.times > 3 });
  expect(asked.times).toBe(4);
  expect(breachesOf(aPool(people), answer)).toEqual([]);
  expect(placedIn(answer)).toHaveLength(40);
});

test('the checker of these tests sees each kind of mistake', () => {
  const people = crowd(3);
  const pool = aPool(people);
  const right = matched(pool);
  const [group] = right.groups;
  if (!group) throw new Error('three people make a group');
  expect(breachesOf(pool, right)).toEqual([]);
  const moved = { ...right, groups: [{ ...group, slot: { ...group.slot, day: 4 } }] };
  expect(breachesOf(pool, moved)).toHaveLength(3);
  expect(breachesOf(pool, { ...right, groups: [] })).toHaveLength(1);
  expect(breachesOfGroup([somebody('a', { apart: ['b'] }), somebody('b'), somebody('c')], pool)).toEqual(['apart']);
});
