import fc from 'fast-check';
import { figuresOf, type Round } from '../../bench/matching/bounds';
import { groundOf } from '../../bench/matching/ground';
import { refutedBy, type Judged } from '../../bench/matching/judged';
import { methods } from '../../bench/matching/methods';
import { aWorldPool } from '../../bench/matching/worldPool';
import { seededRandom } from '../../bot/common/random';
import { fitOf } from '../support/matchCheck';
import { hourFor } from '../support/recheck/check';
import { tableOf } from '../support/recheck/table';
import { randomPool } from '../support/somePool';

describe('the methods that Grove is measured beside', () => {
  test.each(Object.keys(methods))('keep every rule, so that they are fair: %s', (name) => {
    for (const people of [12, 20, 70]) {
      const table = tableOf(aWorldPool({ people, seed: 1 }));
      const asked = { times: 0 };
      const passed = (): number => asked.times / 60;
      const isOver = (): boolean => ++asked.times > 60;
      const groups = methods[name]?.(groundOf(table), { random: seededRandom(1), isOver, passed }) ?? [];
      expect(groups.length).toBeGreaterThan(0);
      expect(new Set(groups.flat()).size).toBe(groups.flat().length);
      for (const group of groups) {
        expect([4, 5, 6]).toContain(group.length);
        expect(hourFor(group, table)).toBeDefined();
      }
    }
  });

  test('know the rules and the fits as the checks do, which are written for reading and not for speed', () => {
    fc.assert(
      fc.property(randomPool({ from: 2, to: 6 }), (pool) => {
        const table = tableOf(pool);
        const { canMeet, fit: sumOfFits } = groundOf(table);
        const all = [...pool.people.keys()];
        for (const group of [all, all.slice(-2), all.slice(0, 3)]) {
          expect(canMeet(group)).toBe(hourFor(group, table) !== undefined);
          const members = group.flatMap((at) => pool.people[at] ?? []);
          const sum = members.reduce((before, one) => before + fitOf(one, members, pool.rules), 0);
          expect(sumOfFits(group)).toBeCloseTo(sum, 9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the figures', () => {
  const judged = (about: Partial<Judged> = {}): Judged => ({
    ...{ method: 'grove', groups: [], unplaced: [], violations: [], missed: [], placed: 16, nominated: 2, fit: 14 },
    ...{ mean: 0.875, seconds: 1, cpuSeconds: 1, peakMb: 100 },
    proof: { mostPlaced: true, best: true, fitBound: undefined },
    ...about,
  });
  const round = (people: number, about: Partial<Round> = {}): Round => ({
    ...{ plan: { people, within: people <= 20 ? 2 : 60 }, seed: 1, placeable: 16, longer: undefined },
    ...{ grove: judged(), plain: [] },
    ...about,
  });
  const measured = (rounds: readonly Round[], name: string): number | undefined =>
    figuresOf(rounds).find((figure) => figure.name === `matching_${name}`)?.measured;
  const plain = (about: Partial<Judged>): Judged => judged({ method: 'greedy', proof: undefined, ...about });

  test('tell that something proven is not so, that a plain method is ahead, and that a rule is broken', () => {
    const ahead = round(20, { plain: [plain({ fit: 14.1 }), plain({ placed: 17 }), plain({ placed: 15, fit: 15 })] });
    expect(measured([ahead, round(16)], 'refuted_proofs')).toBe(2);
    expect(measured([ahead, round(16)], 'behind_plain_methods')).toBe(2);
    expect(measured([round(16, { grove: judged({ violations: ['a', 'b'] }) })], 'violations')).toBe(2);
    const bounded = judged({ proof: { mostPlaced: false, best: false, fitBound: 14.2 } });
    expect(refutedBy(bounded, [plain({ fit: 14.1 }), plain({ placed: 17, fit: 15 })])).toEqual([]);
    expect(refutedBy(bounded, [plain({ fit: 14.3 })])).toHaveLength(1);
    expect(refutedBy(bounded, [plain({ fit: 14.3, violations: ['x'] })])).toEqual([]);
  });

  test('of several seeds are the worst', () => {
    const slow = round(300, { grove: judged({ placed: 12, mean: 0.7, seconds: 66, proof: undefined }) });
    expect(measured([round(300), slow], '300_placed')).toBe(75);
    expect(measured([round(300), slow], '300_mean_fit')).toBeCloseTo(70);
    expect(measured([round(300), slow], '300_seconds')).toBe(66);
    expect(measured([round(12), round(16, { grove: judged({ proof: undefined }) })], '12_to_20_proven_best')).toBe(50);
  });

  test('of sixty people hold the short search against what the long one has proven', () => {
    const short = judged({ fit: 13.9, proof: { mostPlaced: true, best: false, fitBound: 15 } });
    expect(measured([round(60, { grove: short, longer: judged() })], '60_fit')).toBeCloseTo((100 * 13.9) / 14);
    expect(measured([round(60, { grove: short, longer: short })], '60_proven_best')).toBe(0);
    const fewer = judged({ placed: 12 });
    expect(measured([round(60, { grove: fewer, longer: judged() })], '60_fit')).toBe(0);
    expect(measured([round(60, { grove: fewer, longer: judged() })], '60_placed')).toBe(75);
  });
});
