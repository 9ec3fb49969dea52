import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { aWorldPool } from '../../bench/matching/worldPool';
import { match } from '../../bot/matching/match';
import type { Answer, Person, Pool } from '../../bot/matching/pool';
import { fitOf, possibleGroups } from '../support/matchCheck';
import { calendarOf } from '../support/recheck/calendar';
import { hourFor, missedPlaces, violationsOf } from '../support/recheck/check';
import { placeableIn } from '../support/recheck/placeable';
import { tableOf } from '../support/recheck/table';
import { aPool, between, randomPool, somebody, zones } from '../support/somePool';

/** Answers for random pools and for made-up people of the world, held to a check that was written apart from the engine. */

const leftOut = ({ unplaced }: Answer): string[] => unplaced.map(({ id }) => id);
const faultsOf = (pool: Pool, answer: Answer): string[] => {
  const table = tableOf(pool);
  const unplaced = leftOut(answer);
  const place = new Map(pool.people.map(({ id }, index) => [id, index]));
  const alone = placeableIn(table, unplaced.flatMap((id) => place.get(id) ?? [])); // prettier-ignore
  return [
    ...violationsOf(table, answer.groups, unplaced),
    ...missedPlaces(table, answer.groups, unplaced),
    ...(alone.length > 0 ? [`those left out could make a group: ${alone.join()}`] : []),
  ];
};

describe('whoever comes', () => {
  test('every rule holds in every answer, and nobody is left out whom a group with room could take', () => {
    fc.assert(
      fc.property(
        randomPool({ from: 0, to: 24 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20_000 }),
        (pool, seed, steps) => {
          expect(faultsOf(pool, match(pool, { seed, steps }))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([12, 20, 30, 55, 80])('the same is true for %d people of the world', (people) => {
    for (const seed of [1, 2, 3]) {
      const pool = aWorldPool({ people, seed });
      expect(faultsOf(pool, match(pool, { seed, steps: 20_000 }))).toEqual([]);
    }
  });

  test('the same seed and steps give the same answer, for another order of the same steps too', () => {
    const pools = [20, 45].map((people) => aWorldPool({ people, seed: 4 }));
    const answers = pools.map((pool) => match(pool, { seed: 7, steps: 15_000 }));
    expect([...pools].reverse().map((pool) => match(pool, { seed: 7, steps: 15_000 }))).toEqual(answers.reverse());
  });

  test('no more is promised than is true: nobody is placed beyond those who could be, and no sum of fits beyond its bound', () => {
    for (const people of [12, 16, 20, 40]) {
      const pool = aWorldPool({ people, seed: 2 });
      const { groups, proof } = match(pool, { seed: 1, steps: 20_000 });
      const sum = groups
        .map(({ members }) => pool.people.filter(({ id }) => members.includes(id)))
        .flatMap((group) => group.map((one) => fitOf(one, group, pool.rules)))
        .reduce((all, one) => all + one, 0);
      expect(proof.fitBound).toBeGreaterThanOrEqual(sum - 1e-6);
      if (proof.best) expect(proof.fitBound).toBeLessThanOrEqual(sum + 1e-6);
    }
  });
});

describe('people of the world', () => {
  test('are the same for the same number and seed, and others for another', () => {
    expect(aWorldPool({ people: 50, seed: 3 })).toEqual(aWorldPool({ people: 50, seed: 3 }));
    expect(aWorldPool({ people: 50, seed: 4 }).people).not.toEqual(aWorldPool({ people: 50, seed: 3 }).people);
  });

  test('can be placed for the most part, and some of them truly cannot', () => {
    for (const people of [60, 300]) {
      const pool = aWorldPool({ people, seed: 1 });
      const placeable = placeableIn(tableOf(pool), [...pool.people.keys()]).length;
      expect(placeable).toBeGreaterThan(people * 0.85);
      expect(placeable).toBeLessThan(people);
    }
  });
});

describe('the check itself', () => {
  test('knows the clocks as Temporal does, at every change and through gaps and doubled hours', () => {
    for (const [startDate, weeks] of [
      ['2026-10-12', 6],
      ['2026-03-02', 8],
    ] as const) {
      const calendar = calendarOf({ startDate, weeks });
      const base = Temporal.PlainDate.from(startDate);
      for (const tz of [...zones, 'Africa/Cairo', 'Australia/Lord_Howe']) {
        for (let half = 0; half < 336; half += 1) {
          const [day, minute] = [Math.floor(half / 48), (half % 48) * 30];
          if (half % 5 > 0 && (minute > 240 || day < 6)) continue;
          const asked = Array.from({ length: weeks }, (_, week) =>
            base
              .add({ days: day + 7 * week })
              .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
              .toZonedDateTime(tz, { disambiguation: 'compatible' }),
          );
          const from = base.toZonedDateTime('UTC').epochMilliseconds;
          const starts = calendar.startsOf({ tz, day, minute });
          expect(starts).toEqual(asked.map(({ epochMilliseconds }) => (epochMilliseconds - from) / 60_000));
          const halves = asked.map((at) => (at.dayOfWeek - 1) * 48 + at.hour * 2 + Math.floor(at.minute / 30));
          expect(starts.map((start) => calendar.halfHourAt(tz, start))).toEqual(halves);
        }
      }
    }
  });

  test('finds the same groups possible as trying all does, and the same people placeable', () => {
    fc.assert(
      fc.property(randomPool({ from: 3, to: 8 }), (pool) => {
        const table = tableOf(pool);
        const { minSize, maxSize } = pool.rules;
        const masks = Array.from({ length: 1 << pool.people.length }, (_, mask) => mask);
        const membersOf = (mask: number): number[] => [...pool.people.keys()].filter((bit) => (mask >> bit) & 1);
        const sized = masks.filter((mask) => membersOf(mask).length >= minSize && membersOf(mask).length <= maxSize);
        const possible = possibleGroups(pool);
        expect(sized.filter((mask) => hourFor(membersOf(mask), table) !== undefined)).toEqual(
          [...possible].sort((one, other) => one - other),
        );
        const placeable = placeableIn(table, [...pool.people.keys()]).sort((one, other) => one - other);
        expect(placeable).toEqual([...pool.people.keys()].filter((bit) => [...possible].some((mask) => (mask >> bit) & 1))); // prettier-ignore
      }),
      { numRuns: 40 },
    );
  });

  test('sees each kind of mistake', () => {
    const people = ['p1', 'p2', 'p3', 'p4'].map((id) => somebody(id));
    const pool = aPool(people, { maxSize: 4, sharedLanguage: true });
    const right = match(pool, { seed: 1, steps: 1_000 });
    const [group] = right.groups;
    if (!group) throw new Error('four people make a group');
    const told = (
      groups: Answer['groups'],
      { unplaced = [], about = pool }: { unplaced?: string[]; about?: Pool } = {},
    ) => {
      const table = tableOf(about);
      return [...violationsOf(table, groups, unplaced), ...missedPlaces(table, groups, unplaced)].join('; ');
    };
    expect(told(right.groups)).toBe('');
    const three = { ...group, members: group.members.slice(1) };
    const at = (slot: object) => told([{ ...group, slot: { ...group.slot, ...slot } }]);
    expect(at({ day: 4 })).toContain('4 are not free');
    expect(at({ tz: 'Asia/Tokyo' })).toContain('cannot be told');
    expect(at({ minute: group.slot.minute + 5 })).toContain('cannot be told');
    expect(told([three])).toBe('somebody stands nowhere');
    expect(told([group, { ...three, members: ['p5'] }])).toContain('somebody is unknown');
    expect(told([group], { unplaced: ['p1'] })).toContain('somebody stands twice');
    expect(told([three], { unplaced: ['p1'] })).toBe('p1 could join p2,p3,p4');
    expect(told([{ ...group, members: ['p1', 'p2'] }], { unplaced: ['p3', 'p4'] })).toContain('are 2');
    const withLast = (about: Partial<Person>) =>
      told([group], { about: { ...pool, people: [...people.slice(0, 3), somebody('p4', about)] } });
    expect(withLast({ apart: ['p1'] })).toContain('may not meet');
    expect(withLast({ languages: ['fr'] })).toContain('share no language');
    expect(withLast({ availability: between(3, 18, 20) })).toContain('1 are not free');
  });
});
