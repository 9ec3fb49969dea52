import fc from 'fast-check';
import { intoGroups, largestGroup, smallestGroup } from '../../bot/matching/groups';

const people = fc.uniqueArray(fc.stringMatching(/^[1-9]\d{0,18}$/), { minLength: 3, maxLength: 80 });
const size = fc.integer({ min: smallestGroup, max: largestGroup });
const seed = fc.nat();
const crowd = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
const sizes = (groups: readonly string[][]): number[] => groups.map((group) => group.length).sort((a, b) => b - a);
const often = { numRuns: 2_000 };

describe('forming circles', () => {
  test('everybody who waits gets exactly one seat', () => {
    fc.assert(
      fc.property(people, size, seed, (all, size, seed) => {
        expect(intoGroups(all, { size, seed }).flat().sort()).toEqual([...all].sort());
      }),
      often,
    );
  });

  test('nobody is in a circle of fewer than three, and no circle is crowded', () => {
    fc.assert(
      fc.property(people, size, seed, (all, size, seed) => {
        for (const group of intoGroups(all, { size, seed })) {
          expect(group.length).toBeGreaterThanOrEqual(smallestGroup);
          // Only five people and circles of four or three leave no better choice than one above the size.
          expect(group.length).toBeLessThanOrEqual(Math.max(size, 5));
        }
      }),
      often,
    );
  });

  test('circles are as even as can be', () => {
    fc.assert(
      fc.property(people, size, seed, (all, size, seed) => {
        const [largest = 0, ...others] = sizes(intoGroups(all, { size, seed }));
        expect(largest - (others.at(-1) ?? largest)).toBeLessThanOrEqual(1);
      }),
      often,
    );
  });

  test('the same people and seed make the same circles, and leave the list alone', () => {
    fc.assert(
      fc.property(people, size, seed, (all, size, seed) => {
        const before = [...all];
        expect(intoGroups(Object.freeze(all), { size, seed })).toEqual(intoGroups(before, { size, seed }));
        expect(all).toEqual(before);
      }),
    );
  });

  test('another seed mixes people anew', () => {
    const made = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(intoGroups(crowd(24), { size: 6, seed })));
    expect(new Set(made).size).toBe(5);
  });

  test('who came first does not sit together more than chance would have it', () => {
    const together = Array.from({ length: 2_000 }, (_, seed) => intoGroups(crowd(12), { size: 4, seed }))
      .map((groups) => groups.filter((group) => group.includes('0') && group.includes('1')).length)
      .reduce((one, other) => one + other, 0);
    // Chance is 3 in 11, so about 545 of 2,000.
    expect(together).toBeGreaterThan(480);
    expect(together).toBeLessThan(610);
  });

  test.each([
    [3, 6, [3]],
    [4, 3, [4]],
    [5, 3, [5]],
    [5, 4, [5]],
    [6, 3, [3, 3]],
    [6, 6, [6]],
    [7, 6, [4, 3]],
    [12, 6, [6, 6]],
    [13, 6, [5, 4, 4]],
    [13, 12, [7, 6]],
    [100, 12, [12, 11, 11, 11, 11, 11, 11, 11, 11]],
  ])('%i people and a size of %i make %j', (count, size, expected) => {
    expect(sizes(intoGroups(crowd(count), { size, seed: 1 }))).toEqual(expected);
  });

  test('two people are no circle, nor is one, nor nobody', () => {
    for (const few of [0, 1, 2]) expect(intoGroups(crowd(few), { size: 6, seed: 1 })).toEqual([]);
  });
});
