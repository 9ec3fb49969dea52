import fc from 'fast-check';
import { endAfter, forgottenAfter, meetings, mondayFrom, mondayOf } from '../../bot/cohorts/rules/weeks';
import { pagesOf } from '../../bot/cohorts/rules/pages';
import { roomierSizes, wishedSizes } from '../../bot/cohorts/rules/sizes';
import { timeIn } from '../../bot/sessions/calendar';

const wednesday = '2027-03-10';

describe('the weeks of a cohort', () => {
  test('begin on Mondays', () => {
    expect(mondayOf(wednesday)).toBe('2027-03-08');
    expect(mondayFrom(wednesday)).toBe('2027-03-15');
    expect([mondayOf('2027-03-08'), mondayFrom('2027-03-08')]).toEqual(['2027-03-08', '2027-03-08']);
    expect([mondayOf('2027-03-14'), mondayFrom('2027-03-14')]).toEqual(['2027-03-08', '2027-03-15']);
  });

  test('six Tuesdays at six in the evening in Paris, over the change of its clocks', () => {
    const starts = meetings({ zone: 'Europe/Paris', weekday: 1, minute: 1080 }, { startsOn: '2027-03-08', weeks: 6 });
    expect(starts.map((at) => at.toISOString().slice(5, 16))).toEqual([
      ...['03-09T17:00', '03-16T17:00', '03-23T17:00'],
      ...['03-30T16:00', '04-06T16:00', '04-13T16:00'],
    ]);
  });

  test('six Sundays in New York, whose clocks change two weeks before those of Paris', () => {
    const starts = meetings(
      { zone: 'America/New_York', weekday: 6, minute: 600 },
      { startsOn: '2027-03-01', weeks: 6 },
    );
    const inParis = starts.map((at) => timeIn('Europe/Paris', at));
    expect(inParis).toEqual(['16:00', '15:00', '15:00', '16:00', '16:00', '16:00']);
    expect(new Set(starts.map((at) => timeIn('America/New_York', at)))).toEqual(new Set(['10:00']));
  });

  test('an hour that is skipped once is later that once', () => {
    const starts = meetings({ zone: 'Europe/Paris', weekday: 6, minute: 150 }, { startsOn: '2027-03-22', weeks: 2 });
    expect(starts.map((at) => timeIn('Europe/Paris', at))).toEqual(['03:30', '02:30']);
  });

  test('are over a week after the last session, and forgotten thirty days later', () => {
    const end = endAfter(new Date('2027-04-13T16:00:00Z'));
    expect(end.toISOString()).toBe('2027-04-20T16:00:00.000Z');
    expect(forgottenAfter(end).toISOString()).toBe('2027-05-20T16:00:00.000Z');
  });
});

describe('sizes of circles', () => {
  test.each([
    [3, [3, 4], [3, 5]],
    [4, [3, 5], [3, 6]],
    [6, [4, 7], [3, 8]],
    [12, [10, 12], [3, 12]],
  ])('about %i', (size, wished, roomier) => {
    expect([wishedSizes(size).minSize, wishedSizes(size).maxSize]).toEqual(wished);
    expect([roomierSizes(size).minSize, roomierSizes(size).maxSize]).toEqual(roomier);
  });
});

describe('pages', () => {
  test('hold every block once, in order, none cut, and only one that is too long alone is longer than a page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 80 })),
        fc.integer({ min: 10, max: 200 }),
        (blocks, most) => {
          const pages = pagesOf(blocks, most);
          expect(pages.flat()).toEqual(blocks);
          for (const page of pages) expect(page.length <= 1 || page.join('').length <= most).toBe(true);
          expect(pages.slice(1).every((page) => page.length > 0)).toBe(true);
        },
      ),
    );
  });
});
