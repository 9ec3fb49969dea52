import { codeFrom, codeIn, signs, written } from '../../bot/nominations/rules/code';
import { expiryOf, holds } from '../../bot/nominations/rules/nominating';
import { mostTries, oneMore, triesAgainAt, type Tries } from '../../bot/nominations/rules/tries';

const now = new Date('2027-03-01T12:00:00Z');
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe('a code', () => {
  test('has eighty bits: sixteen signs of thirty-two', () => {
    const all = new Set(Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array(signs).fill(byte))[0]));
    expect(all.size).toBe(32);
    expect(codeFrom(new Uint8Array(signs))).toHaveLength(16);
  });

  test('is read however it was copied', () => {
    const code = codeFrom(Uint8Array.from({ length: signs }, (_, at) => at));
    expect(written(code)).toBe('0123-4567-89AB-CDEF');
    for (const typed of [written(code), code.toLowerCase(), ` o1 23 4567 89ab cdef\n`, 'OL23-4567-89AB-CDEF'])
      expect(codeIn(typed)).toBe(code);
  });

  test.each(['', '0123', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDEF-0', '💚'.repeat(16)])(
    'is not read in %j',
    (typed) => {
      expect(codeIn(typed)).toBeUndefined();
    },
  );

  test('holds until its day, for anybody but who made it', () => {
    const code = { nominator: '1', expiresAt: expiryOf(now) };
    expect(holds(code, { by: '2', now })).toBe(true);
    expect(holds(code, { by: '1', now })).toBe(false);
    expect(holds(code, { by: '2', now: new Date(code.expiresAt.getTime() - 1) })).toBe(true);
    expect(holds(code, { by: '2', now: code.expiresAt })).toBe(false);
  });
});

describe('codes that do not hold', () => {
  const none: Tries = { wrong: 0, since: null };
  const times = (count: number): Tries =>
    Array.from({ length: count }).reduce<Tries>((tries) => oneMore(tries, now), none);

  test('can be tried five times within an hour of the first', () => {
    expect(triesAgainAt(times(mostTries.person - 1), none, now)).toBeNull();
    expect(triesAgainAt(times(mostTries.person), none, now)).toEqual(after(60));
    expect(triesAgainAt(times(mostTries.person), none, after(59))).toEqual(after(60));
    expect(triesAgainAt(times(mostTries.person), none, after(60))).toBeNull();
  });

  test('are limited in a guild as a whole, too', () => {
    expect(triesAgainAt(none, times(mostTries.guild - 1), now)).toBeNull();
    expect(triesAgainAt(none, times(mostTries.guild), now)).toEqual(after(60));
  });

  test('count anew an hour after the first', () => {
    expect(oneMore(times(4), after(60))).toEqual({ wrong: 1, since: after(60) });
    expect(oneMore(times(4), after(59))).toEqual({ wrong: 5, since: now });
  });
});
