import { sentAt, stamp } from '../../sandbox/page/times';

const now = new Date('2027-03-02T16:50:00Z');

test('a thousand stamps in one zone are written with a handful of formatters', () => {
  const make = jest.spyOn(Intl, 'DateTimeFormat');
  const here = { zone: 'Asia/Kolkata', now };
  for (let minutes = 0; minutes < 1_000; minutes++) {
    const at = now.getTime() / 1000 - minutes * 60;
    for (const style of 'tTdDfFR') stamp(at, style, here);
    sentAt(new Date(at * 1000), here);
  }
  expect(make.mock.calls.length).toBeLessThan(10);
  make.mockRestore();
});

test('what a message says of when it was written follows the day alone, where that is told', () => {
  const here = {
    zone: 'UTC',
    today: now,
    get now(): Date {
      throw new Error('asked for the minute');
    },
  };
  const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  expect([1, 20, 50].map((hours) => sentAt(ago(hours), here))).toEqual([
    '15:50',
    'Yesterday at 20:50',
    '28/02/2027, 14:50',
  ]);
  expect(stamp(ago(1).getTime() / 1000, 'f', here)).toBe('2 March 2027 at 15:50');
  expect(() => stamp(ago(1).getTime() / 1000, 'R', here)).toThrow('asked for the minute');
});
