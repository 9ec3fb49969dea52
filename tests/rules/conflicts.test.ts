import fc from 'fast-check';
import { conflictsIn } from '../../bot/cohorts/rules/conflicts';
import type { Person } from '../../bot/matching/pool';
import { problemOf } from '../../bot/matching/problem';
import { aPool, somebody } from '../support/somePool';

const conflicts = (people: readonly Person[], members = people.map(({ id }) => id)) =>
  conflictsIn(aPool(people), members);

test('kept apart by either of them, of one employer, of rivals: each pair once, in no words but who', () => {
  const people = [
    somebody('a', { apart: ['b'] }),
    somebody('b', { employer: ' oak ' }),
    somebody('c', { employer: 'Oak', apart: ['a'] }),
    somebody('d', { employer: 'elm' }),
    somebody('e'),
  ];
  expect(conflicts(people)).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
    ['b', 'd'],
    ['c', 'd'],
  ]);
});

test('colleagues may sit together when both say that it is fine', () => {
  const at = (id: string, colleaguesOk: boolean) => somebody(id, { employer: 'Ash', colleaguesOk });
  expect(conflicts([at('a', true), at('b', true)])).toEqual([]);
  expect(conflicts([at('a', true), at('b', false)])).toEqual([['a', 'b']]);
});

test('of somebody whom the pool does not know it is known who does not meet them, and nothing else', () => {
  expect(conflicts([somebody('a', { apart: ['z'] }), somebody('b')], ['b', 'z', 'a', 'a', 'y'])).toEqual([['z', 'a']]);
});

test('it is the same as what the search keeps to', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const anybody = (id: string): fc.Arbitrary<Person> =>
    fc
      .record({
        employer: fc.constantFrom(null, 'Oak', 'oak ', 'Elm', 'Ash'),
        colleaguesOk: fc.boolean(),
        apart: fc.subarray(ids),
      })
      .map((about) => somebody(id, about));
  fc.assert(
    fc.property(fc.tuple(...ids.map(anybody)), (people) => {
      const { mayMeet } = problemOf(aPool(people));
      const expected = ids.flatMap((one, at) =>
        ids.slice(at + 1).flatMap((other, more) => (mayMeet(at, at + 1 + more) ? [] : [[one, other]])),
      );
      expect(conflicts(people)).toEqual(expected);
    }),
  );
});
