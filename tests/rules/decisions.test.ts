import fc from 'fast-check';
import { differences } from '../../bot/cohorts/rules/comparing';
import {
  decidedWith,
  impossibleIn,
  keptOf,
  mentionedIn,
  notKeptIn,
  noDecisions,
  type Wish,
} from '../../bot/cohorts/rules/decisions';
import { levelOf, meanFit } from '../../bot/cohorts/rules/judging';
import { roomierSizes, sizesToTry, wishedSizes } from '../../bot/cohorts/rules/sizes';

/** What a moderator decides before a search, read, checked and handed to the matching; and two answers side by side. */

const slot = (day: number) => ({ tz: 'Europe/Paris', day, minute: 1080 });
const circle = (members: readonly string[], day = 0) => ({ members, slot: slot(day), skills: [], languages: [] });
const circles = [circle(['1', '2', '3']), circle(['4', '5', '6', '7'], 1)];
const tag = (...ids: string[]): string => ids.map((id) => `<@${id}>`).join(' ');
const read = (wish: Wish) => decidedWith(noDecisions, wish, circles);

describe('what is typed', () => {
  test('people are mentions, each once, and what is no mention is nobody', () => {
    expect(mentionedIn('<@12>, <@!34> and <@12> @Ada 56')).toEqual(['12', '34']);
  });

  test.each([
    ['4-6', { least: 4, most: 6 }],
    [' 4 to 6 ', { least: 4, most: 6 }],
    ['4–6', { least: 4, most: 6 }],
    ['5', { least: 5, most: 5 }],
  ])('sizes %s', (sizes, expected) => expect(read({ sizes })).toMatchObject({ sizes: expected }));

  test.each([
    ['', { what: 'sizesUnclear' }],
    ['four', { what: 'sizesUnclear' }],
    ['4-6-8', { what: 'sizesUnclear' }],
    ['9-3', { what: 'sizesBackwards', least: 9, most: 3 }],
    ['20', { what: 'sizesTooLarge' }],
    ['13-4', { what: 'sizesTooLarge' }],
    ['2-5', { what: 'sizesTooSmall' }],
  ])('sizes that are none: %p', (sizes, why) => expect(read({ sizes })).toEqual([why]));

  test('three people apart are three pairs, and a pair is one in both orders', () => {
    expect(read({ apart: tag('1', '2', '3') })).toMatchObject({
      apart: [
        ['1', '2'],
        ['1', '3'],
        ['2', '3'],
      ],
    });
    const before = { ...noDecisions, apart: [['2', '1']] as const };
    expect(decidedWith(before, { apart: tag('1', '2') }, circles)).toMatchObject({ apart: [['1', '2']] });
  });

  test('who is together with one of two is together with both', () => {
    const before = {
      ...noDecisions,
      together: [
        ['1', '4'],
        ['5', '8'],
      ],
    };
    const after = decidedWith(before, { together: tag('4', '5') }, circles);
    expect(after).toMatchObject({ together: [['1', '4', '5', '8']] });
  });

  test('any text is read without a throw, as decisions or as what is wrong with it', () => {
    const wish = fc.record({
      apart: fc.string(),
      together: fc.string(),
      lock: fc.string(),
      hold: fc.string(),
      sizes: fc.string(),
    });
    fc.assert(fc.property(wish, (typed) => typeof read(typed) === 'object'));
  });
});

describe('what cannot be', () => {
  const wrong = (decided: Partial<typeof noDecisions>) => against(decided).map(({ what }) => what);
  const against = (decided: Partial<typeof noDecisions>) =>
    impossibleIn({ ...noDecisions, ...decided }, { waiting: ['1', '2', '3', '4', '5', '6', '7'], most: 6, circles });

  test('nothing that was decided is nothing against', () => expect(wrong({})).toEqual([]));
  test('a circle that stays, and somebody of it with somebody else', () => {
    expect(wrong({ locked: [circle(['1', '2', '3'])], together: [['3', '4']] })).toEqual(['lockedElsewhere']);
    expect(wrong({ locked: [circle(['1', '2', '3'])], together: [['2', '3']] })).toEqual([]);
  });
  test('two of a circle that stays, apart: it is named by its number, where it has one', () => {
    const apart: [string, string][] = [['1', '3']];
    const who = ['1', '3'];
    expect(against({ locked: [circle(['3', '2', '1'])], apart })).toEqual([{ what: 'lockedApart', who, number: 1 }]);
    expect(against({ locked: [circle(['1', '3', '6'])], apart })).toEqual([{ what: 'lockedApart', who, number: null }]);
  });
  test('two who stay together, apart', () =>
    expect(wrong({ together: [['1', '2', '3']], apart: [['1', '3']] })).toEqual(['togetherAndApart']));
  test('more together than a circle holds', () =>
    expect(wrong({ together: [['1', '2', '3', '4', '5', '6', '7']] })).toEqual(['tooManyTogether']));
  test('sizes that all who wait do not fill', () =>
    expect(wrong({ sizes: { least: 8, most: 9 } })).toEqual(['tooFewForSizes']));
});

test('who stays together in a circle that stays is told to the matching once', () => {
  const locked = [{ members: ['1', '2', '3'], slot: slot(0) }];
  expect(
    keptOf({
      ...noDecisions,
      locked,
      together: [
        ['1', '2'],
        ['4', '5'],
      ],
    }),
  ).toEqual([{ members: ['1', '2', '3'], whole: { slot: slot(0) } }, { members: ['4', '5'] }]);
});

test('who was to stay together and has no place is told block by block', () => {
  const decided = {
    ...noDecisions,
    together: [
      ['1', '2'],
      ['8', '9'],
      ['3', '7'],
    ],
  };
  expect(notKeptIn(circles, decided)).toEqual([['8', '9']]);
  expect(notKeptIn([], decided)).toEqual(decided.together);
});

test('sizes that were decided are the only ones; a circle of another size that stays asks for roomier ones at once', () => {
  expect(sizesToTry(6, noDecisions)).toEqual([wishedSizes(6), roomierSizes(6)]);
  expect(sizesToTry(6, { ...noDecisions, sizes: { least: 3, most: 5 } })).toEqual([
    { minSize: 3, maxSize: 5, preferred: [3, 5] },
  ]);
  expect(sizesToTry(6, { ...noDecisions, locked: [circle(['1', '2', '3'])] })).toEqual([roomierSizes(6)]);
});

describe('two drafts side by side', () => {
  const one = { groups: circles, unplaced: [{ id: '8', because: 'noRoom' as const }] };

  const spring = { startsOn: '2027-02-01', weeks: 6 };
  const meetingAt = (tz: string, minute: number) => ({
    groups: [{ ...circle(['1', '2', '3']), slot: { tz, day: 0, minute } }],
    unplaced: [],
  });

  test('one hour on the clocks of two zones is the same, until a clock is changed', () => {
    const [lagos, berlin] = [meetingAt('Africa/Lagos', 1080), meetingAt('Europe/Berlin', 1080)];
    expect(differences(lagos, berlin, spring)).toEqual({ moves: [], hours: [], same: 1 });
    expect(differences(lagos, berlin, { ...spring, startsOn: '2027-03-08' })).toMatchObject({ same: 0 });
    expect(differences(lagos, meetingAt('Africa/Lagos', 1110), spring).hours).toHaveLength(1);
  });

  test('the same circles in another order: nobody moves', () => {
    expect(differences(one, { ...one, groups: [...circles].reverse() }, spring)).toEqual({
      moves: [],
      hours: [],
      same: 2,
    });
  });

  test('one goes over, one gets a place, one loses theirs, and a circle has another hour', () => {
    const other = { groups: [circle(['1', '2', '4', '8']), circle(['5', '6', '7'], 3)], unplaced: [] };
    const { moves, hours, same } = differences(one, other, spring);
    expect(moves).toEqual([
      { id: '3', from: 1, to: null },
      { id: '4', from: 2, to: 1 },
      { id: '8', from: null, to: 1 },
    ]);
    expect(hours).toEqual([{ from: 2, to: 2, was: slot(1), is: slot(3) }]);
    expect(same).toBe(0);
  });
});

test('how well circles suit is the mean over people, in words that go with the figure', () => {
  const groups = [
    { ...circle(['1', '2', '3', '4']), fit: 0.9 },
    { ...circle(['5']), fit: 0.4 },
  ];
  expect(meanFit({ groups })).toBeCloseTo(0.8);
  expect(meanFit({ groups: circles })).toBeUndefined();
  expect([0.846, 0.844, 0.7, 0.5, 0.494].map(levelOf)).toEqual(['very', 'well', 'well', 'fairly', 'little']);
});
