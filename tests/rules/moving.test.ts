import fc from 'fast-check';
import { leastNoticeMinutes, movesOf, toldOf, type Planned } from '../../bot/sessions/rules/moving';

const minute = 60_000;
const now = new Date('2027-03-01T12:00:00Z');
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * minute);
const planned = (...starts: readonly number[]): Planned[] =>
  starts.map((minutes, week) => ({ id: `${week + 10}`, number: week + 1, startsAt: inMinutes(minutes) }));
/** By the new data the sessions begin then, in minutes from now. */
const hours =
  (...starts: readonly number[]) =>
  (number: number): Date =>
    inMinutes(starts[number - 1] ?? 0);
const numbers = (list: readonly { number: number }[]): number[] => list.map(({ number }) => number);

test('only what begins at another instant moves, in the order of the weeks', () => {
  const { moved, kept } = movesOf(planned(100, 200, 300).reverse(), { hours: hours(100, 140, 360), now });
  expect(moved).toEqual([
    { id: '11', number: 2, from: inMinutes(200), to: inMinutes(140) },
    { id: '12', number: 3, from: inMinutes(300), to: inMinutes(360) },
  ]);
  expect(kept).toEqual([]);
});

test.each([
  ['both an hour away', 60, 120, 'moved'],
  ['the old beginning nearer', 59, 120, 'kept'],
  ['the new beginning nearer', 120, 59, 'kept'],
  ['the new beginning gone by', 120, -1, 'kept'],
  ['the old beginning gone by, while Grove was away', -1, 120, 'kept'],
] as const)('with %s, a session is %s', (_, old, fresh, where) => {
  const moves = movesOf(planned(old), { hours: hours(fresh), now });
  expect({ moved: numbers(moves.moved), kept: numbers(moves.kept) }).toEqual({ moved: [], kept: [], [where]: [1] });
});

test('a day may go with the date line; a session that was put into another week stays there', () => {
  const day = 24 * 60;
  const moves = movesOf(planned(10_000, 20_000, 30_000), { hours: hours(10_000 + day, 20_000 - 7 * day, 30_000), now });
  expect(numbers(moves.moved)).toEqual([1]);
  expect(moves.kept).toEqual([]);
});

test('looked at again with the same data, nothing moves', () => {
  const starts = fc.array(fc.tuple(fc.integer({ min: -300, max: 9_000 }), fc.constantFrom(-60, -30, 0, 30, 60)), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(starts, (sessions) => {
      const fresh = hours(...sessions.map(([at, shift]) => at + shift));
      const before = planned(...sessions.map(([at]) => at));
      const { moved, kept } = movesOf(before, { hours: fresh, now });
      const after = before.map((one) => ({
        ...one,
        startsAt: moved.find(({ id }) => id === one.id)?.to ?? one.startsAt,
      }));
      const again = movesOf(after, { hours: fresh, now });
      expect(again.moved).toEqual([]);
      expect(again.kept).toEqual(kept);
      for (const { from, to } of moved) {
        expect(from.getTime()).toBeGreaterThanOrEqual(inMinutes(leastNoticeMinutes).getTime());
        expect(to.getTime()).toBeGreaterThanOrEqual(inMinutes(leastNoticeMinutes).getTime());
      }
    }),
  );
});

test('the circle is told the new times, and of one that stays; nothing where nothing changes for it', () => {
  const mixed = movesOf(planned(30, 5_000), { hours: hours(90, 5_060), now });
  expect(toldOf(mixed, now)).toEqual({
    moved: [{ number: 2, startsAt: inMinutes(5_060), laterBy: 60 }],
    stays: [{ number: 1, startsAt: inMinutes(30) }],
  });
  expect(toldOf(movesOf(planned(100), { hours: hours(100), now }), now)).toBeNull();
  // It was to have begun: it begins at once, or tells itself why it does not.
  expect(toldOf(movesOf(planned(-5), { hours: hours(55), now }), now)).toBeNull();
});
