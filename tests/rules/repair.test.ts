import fc from 'fast-check';
import { match } from '../../bot/matching/match';
import type { Person, Pool } from '../../bot/matching/pool';
import { placeLate } from '../../bot/matching/repair/placeLate';
import type { Proposal, Sitting } from '../../bot/matching/repair/plain';
import { merges, repair } from '../../bot/matching/repair/repair';
import { applied } from '../../bot/matching/repair/standing';
import { breachesOfGroup, isFreeAt, valueOf } from '../support/matchCheck';
import { aPool, between, randomPool, somebody } from '../support/somePool';

/** A programme that is under way: groups as they were made, after some have left them, and those who wait. */
interface Running {
  readonly pool: Pool;
  readonly groups: readonly Sitting[];
}

/** Groups of three and more that keep every rule; of the first some are gone, and so is one of another. */
const running: fc.Arbitrary<Running> = fc
  .record({
    pool: randomPool({ from: 9, to: 14 }),
    left: fc.integer({ min: 1, max: 4 }),
    minSize: fc.integer({ min: 3, max: 4 }),
    lists: fc.boolean(),
  })
  .map(({ pool, left, minSize, lists }) => {
    const rules = { ...pool.rules, minSize: 3, maxSize: 5 };
    const answer = match({ ...pool, rules }, { seed: 1, steps: 3_000 });
    const groups = answer.groups.map(({ members, slot }, at) => ({
      members:
        at === 0 ? members.slice(Math.min(left, members.length)) : at === 1 && left > 2 ? members.slice(1) : members,
      slot,
    }));
    const sitting = new Set(groups.flatMap(({ members }) => members));
    const waits = new Set(lists ? answer.unplaced.map(({ id }) => id) : []);
    const people = pool.people.filter(({ id }) => sitting.has(id) || waits.has(id));
    return { pool: { ...pool, rules: { ...rules, minSize }, people }, groups };
  });

const atLeastThree = (pool: Pool): Pool => ({ ...pool, rules: { ...pool.rules, minSize: 3 } });
const named = (pool: Pool, ids: readonly string[]): Person[] => pool.people.filter(({ id }) => ids.includes(id));

/** Every rule that a group breaks, of three or more, at this hour. */
const breaches = (pool: Pool, { members, slot }: Sitting): string[] => {
  const group = named(pool, members);
  const awake = group.filter((one) => !isFreeAt(one, slot, pool)).map(({ id }) => `${id} is not free`);
  return [...breachesOfGroup(group, atLeastThree(pool)), ...awake];
};

function followed({ pool, groups }: Running, proposal: Proposal): void {
  const then = applied(groups, proposal);
  const touched = then.filter((one, at) => one.members.join() !== groups[at]?.members.join());
  for (const group of touched) if (group.members.length > 0) expect(breaches(pool, group)).toEqual([]);
  const seats = then.flatMap(({ members }) => members);
  expect(new Set(seats).size).toBe(seats.length);
  for (const [at, group] of groups.entries()) {
    for (const person of group.members) {
      const to = then.findIndex(({ members }) => members.includes(person));
      expect(to).toBe(proposal.moves.find((move) => move.person === person)?.to ?? at);
    }
  }
  expect(proposal.moves.filter(({ from }) => from !== null)).toHaveLength(proposal.moved);
  const emptied = then.flatMap(({ members }, at) => (members.length === 0 && at !== proposal.closes ? [at] : []));
  expect(emptied.filter((at) => (groups[at]?.members.length ?? 0) > 0)).toEqual([]);
  expect(proposal.newTimes.reduce((all, { people }) => all + people, 0)).toBe(proposal.hourChanges);
  for (const { from, to, people } of proposal.newTimes) {
    const changes = groups.flatMap(({ members, slot }) =>
      members.filter((id) => {
        const seat = then.find((one) => one.members.includes(id));
        return JSON.stringify([slot, seat?.slot]) === JSON.stringify([from, to]);
      }),
    );
    expect(changes).toHaveLength(people);
  }
  const changed = groups.flatMap((_, at) => (then[at]?.members.join() === groups[at]?.members.join() ? [] : [at]));
  // What the fit of somebody alone is was never agreed.
  if (changed.some((at) => groups[at]?.members.length === 1)) return;
  const sumOf = (list: readonly Sitting[]): number =>
    valueOf(
      pool,
      changed.map((at) => named(pool, list[at]?.members ?? [])),
    ).fit;
  expect(proposal.fit.after - proposal.fit.before).toBeCloseTo(sumOf(then) - sumOf(groups), 9);
}

/** Some of a list, at most two of them. */
const pairsOf = <T>(list: readonly T[]): T[][] =>
  list.flatMap((one, at) => [[one], ...list.slice(at + 1).map((other) => [one, other])]);

/** The fewest who must move when everybody's hour stays: who goes leaves this group, who comes comes into it. All ways are tried. */
function fewest({ pool, groups }: Running, about: number): number {
  const own = groups[about] ?? { members: [], slot: { tz: 'UTC', day: 0, minute: 0 } };
  if (own.members.length === 0) return 0;
  const seatOf = (id: string): number => groups.findIndex(({ members }) => members.includes(id));
  const ending = (then: readonly Sitting[]): number =>
    then.filter(({ members }, at) => members.length === 0 && groups[at]?.members.length !== 0).length;
  const holds = (then: readonly Sitting[]): boolean =>
    ending(then) <= 1 &&
    then.every(({ members }, at) => {
      const before = groups[at]?.members.length ?? 0;
      const same = members.join() === groups[at]?.members.join();
      const mayEnd = at === about || before <= own.members.length;
      return same || (members.length === 0 ? mayEnd : breaches(pool, { ...(groups[at] ?? own), members }).length === 0);
    });
  const moving = (to: ReadonlyMap<string, number>): Sitting[] =>
    groups.map((one, at) => ({
      slot: one.slot,
      members: [
        ...one.members.filter((id) => (to.get(id) ?? at) === at),
        ...[...to].filter(([id, where]) => where === at && !one.members.includes(id)).map(([id]) => id),
      ],
    }));
  let least = Infinity;
  const others = pool.people.map(({ id }) => id).filter((id) => !own.members.includes(id));
  for (const coming of pairsOf(others)) {
    const moved = coming.filter((id) => seatOf(id) >= 0).length;
    if (moved < least && holds(moving(new Map(coming.map((id) => [id, about]))))) least = moved;
  }
  const elsewhere = groups.map((_, at) => at).filter((at) => at !== about);
  const [one = '', other] = own.members;
  for (const first of elsewhere) {
    const ways =
      other === undefined
        ? [new Map([[one, first]])]
        : elsewhere.map(
            (second) =>
              new Map([
                [one, first],
                [other, second],
              ]),
          );
    for (const way of ways) if (way.size < least && holds(moving(way))) least = way.size;
  }
  return least;
}

/** Whether somebody who waits could sit with the people of this group at its hour, and they would still not be three. */
function areTooFew({ pool, groups }: Running, about: number): boolean {
  const { members, slot } = groups[about] ?? { members: [], slot: { tz: 'UTC', day: 0, minute: 0 } };
  const seated = new Set(groups.flatMap((one) => one.members));
  const ofTwo = { ...pool, rules: { ...pool.rules, minSize: 1 } };
  const fitting = pool.people.filter(
    (one) =>
      !seated.has(one.id) &&
      isFreeAt(one, slot, pool) &&
      breachesOfGroup([...named(pool, members), one], ofTwo).length === 0,
  );
  return fitting.length > 0 && members.length + fitting.length < 3;
}

/** Whether this group and another could be one at some hour. */
function couldMeetAnew({ pool, groups }: Running, about: number): boolean {
  return groups.some(({ members }, at) => {
    const all = named(pool, [...members, ...(groups[about]?.members ?? [])]);
    if (at === about || members.length === 0 || breachesOfGroup(all, atLeastThree(pool)).length > 0) return false;
    return ['UTC', ...new Set(all.map(({ tz }) => tz))].some((tz) =>
      Array.from({ length: 336 }, (_, half) => half).some((half) => {
        const slot = { tz, day: Math.floor(half / 48), minute: (half % 48) * 30 };
        return all.every((one) => isFreeAt(one, slot, pool));
      }),
    );
  });
}

describe('after people have left', () => {
  test('every proposal keeps every hard rule, moves nobody else, and the first moves as few as can be', () => {
    const seen = new Map<string, number>();
    const count = (what: string): Map<string, number> => seen.set(what, (seen.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(running, (now) => {
        for (const { group, people, isNeeded, proposals, none } of repair(now.pool, now.groups)) {
          expect(isNeeded).toBe(people < 3);
          for (const proposal of proposals) {
            followed(now, proposal);
            count(proposal.way);
            const all = proposal.moves.every(({ from, to }) => from === group || to === group);
            expect(all).toBe(true);
            if (!isNeeded) expect(proposal).toMatchObject({ way: 'topUp', moved: 0 });
          }
          const moved = proposals.map((one) => one.moved);
          expect(moved).toEqual([...moved].sort((one, other) => one - other));
          if (!isNeeded) continue;
          const least = fewest(now, group);
          const kept = proposals.find(({ way }) => way !== 'newHour');
          expect(kept?.moved ?? Infinity).toBe(least);
          if (none) {
            count('none');
            if (none.waiting === 'tooFew') count('too few');
            expect(none.waiting === 'tooFew').toBe(areTooFew(now, group));
            expect(proposals).toEqual([]);
            expect(couldMeetAnew(now, group)).toBe(false);
          }
        }
        for (const proposal of merges(now.pool, now.groups)) followed(now, proposal);
      }),
      { numRuns: 120, seed: 7, endOnFailure: true },
    );
    expect([...seen.keys()].sort()).toEqual([
      'bring',
      'close',
      'join',
      'newHour',
      'none',
      'spread',
      'too few',
      'topUp',
    ]);
  });

  test.each([
    ['one who waits fits, and two are too few', [somebody('b')], 'tooFew'],
    ['two who wait fit, and may not sit together', [somebody('b', { apart: ['c'] }), somebody('c')], 'notTogether'],
    ['the one who waits may not sit with whom is there', [somebody('b', { apart: ['a'] })], 'notTogether'],
  ])('one person is left: %s', (_, waiting, because) => {
    const alone = { members: ['a'], slot: { tz: 'Africa/Nairobi', day: 2, minute: 18 * 60 } };
    expect(repair(aPool([somebody('a'), ...waiting]), [alone])).toMatchObject([
      { people: 1, proposals: [], none: { waiting: because, groups: 'nobodyThere' } },
    ]);
  });

  test('of groups of one, no two end for a third: a proposal names the one that it closes', () => {
    const slot = { tz: 'UTC', day: 0, minute: 9 * 60 };
    const free = between(0, 9, 10);
    const one = (id: string) => somebody(id, { tz: 'UTC', availability: free });
    const groups = ['a', 'b', 'c'].map((id) => ({ members: [id], slot }));
    const alone = aPool(['a', 'b', 'c'].map(one));
    expect(repair(alone, groups).flatMap(({ proposals }) => proposals)).toEqual([]);
    const waits = aPool(['a', 'b', 'c', 'd'].map(one));
    const ways = repair(waits, groups).flatMap(({ proposals }) => proposals);
    expect(ways).not.toEqual([]);
    for (const proposal of ways) followed({ pool: waits, groups }, proposal);
  });

  test('the same pool and groups give the same proposals', () => {
    fc.assert(
      fc.property(running, ({ pool, groups }) => {
        expect(repair(structuredClone(pool), groups)).toEqual(repair(pool, groups));
      }),
      { numRuns: 20, seed: 3 },
    );
  });
});

describe('somebody comes late', () => {
  test('they are offered every group with room that they may join, the best first', () => {
    let placed = 0;
    fc.assert(
      fc.property(running, ({ pool, groups: before }) => {
        for (const person of pool.people) {
          const groups = before.map((one) => ({ ...one, members: one.members.filter((id) => id !== person.id) }));
          const gains = groups.flatMap(({ members, slot }, group) => {
            const sitting = named(pool, members);
            const after = [...sitting, person];
            const fits = isFreeAt(person, slot, pool) && breachesOfGroup(after, atLeastThree(pool)).length === 0;
            return fits ? [{ group, gain: valueOf(pool, [after]).fit - valueOf(pool, [sitting]).fit }] : [];
          });
          const late = placeLate(pool, groups, person);
          const offered = 'best' in late ? [late.best, ...late.others] : [];
          expect(offered.map(({ group }) => group).sort()).toEqual(gains.map(({ group }) => group).sort());
          if (!('best' in late)) continue;
          placed++;
          expect(late.best.gain).toBeCloseTo(Math.max(...gains.map(({ gain }) => gain)), 9);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
    expect(placed).toBeGreaterThan(30);
  });

  const wednesday = { tz: 'Africa/Nairobi', day: 2, minute: 18 * 60 };
  const three = ['a', 'b', 'c'];
  const groups = [{ members: three, slot: wednesday }];
  const sitting = three.map((id) => somebody(id, { employer: id === 'a' ? 'Oak' : null }));

  test.each([
    ['who sits in a group already', somebody('a'), 'sitsAlready'],
    ['who has given no hours', somebody('z', { availability: [] }), 'noHours'],
    ['who is free at none of their hours', somebody('z', { availability: between(3, 9, 12) }), 'notFree'],
    [
      'whose week changes its clock away from the hour',
      somebody('z', { tz: 'Europe/Paris', availability: between(2, 17, 18) }),
      'notFree',
    ],
    ['whom somebody there may not meet', somebody('z', { employer: 'Elm' }), 'notTogether'],
    ['a colleague', somebody('z', { employer: ' oak' }), 'notTogether'],
    ['who wants to be apart', somebody('z', { apart: ['c'] }), 'notTogether'],
  ])('%s hears why there is no place', (_, person, none) => {
    expect(placeLate(aPool([...sitting, somebody('z')]), groups, person)).toMatchObject({ none });
  });

  test('where every group is full, that is the reason', () => {
    const full = [{ members: ['a', 'b', 'c', 'd'], slot: wednesday }];
    const pool = aPool([...sitting, somebody('d'), somebody('z')]);
    expect(placeLate(pool, full, somebody('z'))).toMatchObject({ none: 'noRoom', withRoom: 0 });
  });

  test('nobody is brought into a group that would then be of two', () => {
    const pool = aPool([somebody('a'), somebody('z')]);
    expect(placeLate(pool, [{ members: ['a'], slot: wednesday }], somebody('z'))).toMatchObject({ none: 'noRoom' });
  });

  test('what speaks for a place names what is wished for and offered there', () => {
    const pool = aPool([...three.map((id) => somebody(id, { offers: ['budgets'] })), somebody('z')]);
    const late = placeLate(pool, groups, somebody('z', { wants: ['budgets', 'tenders'] }));
    expect(late).toMatchObject({ best: { group: 0, people: 3, skills: ['budgets'], languages: ['en'] }, others: [] });
  });
});

describe('small groups that could be one', () => {
  const at = (day: number) => ({ tz: 'UTC', day, minute: 9 * 60 });
  const free = (...days: number[]) => days.flatMap((day) => between(day, 9, 10));
  const people = (ids: string, ...days: number[]) =>
    (ids.match(/./g) ?? []).map((id) => somebody(id, { tz: 'UTC', availability: free(...days) }));
  const rules = { minSize: 4, maxSize: 6, preferred: [4, 6] as const };

  test('the smaller goes to the larger, and its hour is kept', () => {
    const pool = aPool([...people('abc', 0, 1), ...people('defgh', 0), ...people('xyz', 1)], rules);
    const groups = [
      ['abc', 1],
      ['defgh', 0],
      ['xyz', 1],
    ].map(([ids, day]) => ({ members: String(ids).match(/./g) ?? [], slot: at(Number(day)) }));
    expect(merges(pool, groups)).toMatchObject([
      { way: 'join', moved: 3, closes: 0, hourChanges: 0, outcome: [{ group: 2 }] },
    ]);
  });

  test('where neither hour does, one is found that suits all, and it is said for how many it is another', () => {
    const pool = aPool([...people('abc', 0, 2), ...people('xyz', 1, 2)], rules);
    const groups = [
      { members: ['a', 'b', 'c'], slot: at(0) },
      { members: ['x', 'y', 'z'], slot: at(1) },
    ];
    const newTimes = [0, 1].map((day) => ({ from: at(day), to: at(2), people: 3 }));
    expect(merges(pool, groups)).toMatchObject([
      { way: 'newHour', moved: 3, hourChanges: 6, stayersHourChanges: 3, outcome: [{ slot: at(2) }], newTimes },
    ]);
  });

  test('at a fixed hour no other is looked for', () => {
    const pool = aPool([...people('abc', 0, 2), ...people('xyz', 1, 2)], { ...rules, slots: [at(0), at(1)] });
    const groups = [
      { members: ['a', 'b', 'c'], slot: at(0) },
      { members: ['x', 'y', 'z'], slot: at(1) },
    ];
    expect(merges(pool, groups)).toEqual([]);
  });
});
