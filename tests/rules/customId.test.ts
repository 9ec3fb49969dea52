import fc from 'fast-check';
import { addressOf, customId, id, integer } from '../../bot/common/customId';
import { apply, join } from '../../bot/intake/ids';
import { finishTurn, passTurn, takeTurn } from '../../bot/sessions/ids';

const snowflake = fc.stringMatching(/^[0-9]{1,19}$/);
const count = fc.integer({ min: 0, max: 999_999_999 });
const button = customId('circle.wave', 3, { session: id, turn: integer });
const noise = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.constantFrom('circle.wave.3', 'circle.wave', '.3', '|', '12', '-1', '1e3', ' ', '\n', '٣', '0x1', ''), {
      maxLength: 7,
    })
    .map((parts) => parts.join('')),
);

describe('a button', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(snowflake, count, (session, turn) => {
        expect(button.read(button.write({ session, turn }))).toEqual({ session, turn });
      }),
      { numRuns: 2_000 },
    );
  });

  test('says which door is meant and which edition of it', () => {
    fc.assert(
      fc.property(snowflake, count, (session, turn) => {
        expect(addressOf(button.write({ session, turn }))).toEqual({ name: 'circle.wave', version: 3 });
      }),
    );
  });

  test('made of noise is never read: what is read is written just so', () => {
    fc.assert(
      fc.property(noise, (raw) => {
        const read = button.read(raw);
        return read === undefined || /^circle\.wave\.3\|\d{1,19}\|\d{1,9}$/.test(raw);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['without its fields', 'circle.wave.3'],
    ['with a field too few', 'circle.wave.3|12'],
    ['with a field too many', 'circle.wave.3|12|4|5'],
    ['with an empty field', 'circle.wave.3||4'],
    ['with words where a number should be', 'circle.wave.3|12|four'],
    ['with a number below nothing', 'circle.wave.3|12|-4'],
    ['with half a turn', 'circle.wave.3|12|4.5'],
    ['with a number too large to count', 'circle.wave.3|12|1234567890'],
    ['with digits of another script', 'circle.wave.3|١٢|4'],
    ['with a line end after it', 'circle.wave.3|12|4\n'],
    ['with a space in it', 'circle.wave.3| 12|4'],
    ['of an earlier edition', 'circle.wave.2|12|4'],
    ['of another door', 'circle.waves.3|12|4'],
    ['with zeros before its edition', 'circle.wave.03|12|4'],
  ])('%s is not read', (_, raw) => {
    expect(button.read(raw)).toBeUndefined();
  });

  test('longer than Discord allows is neither written nor read', () => {
    const long = customId('n'.repeat(90), 1, { session: id });
    const most = `${'n'.repeat(90)}.1|1234567`;
    expect(long.write({ session: '1234567' })).toBe(most);
    expect(long.read(most)).toEqual({ session: '1234567' });
    expect(most).toHaveLength(100);
    expect(() => long.write({ session: '12345678' })).toThrow(RangeError);
    expect(long.read(`${most}8`)).toBeUndefined();
  });

  test('whose words would make a field of their own is not written', () => {
    const words = customId('circle.say', 1, { word: { write: (value: string) => value, read: (raw) => raw } });
    expect(() => words.write({ word: 'one|two' })).toThrow(RangeError);
  });

  test('that names no row a database could have is neither written nor read', () => {
    const row = customId('circle.row', 1, { row: id });
    for (const wrong of ['abc', '-1', '9'.repeat(19)]) {
      expect(() => row.write({ row: wrong })).toThrow(RangeError);
      expect(row.read(`circle.row.1|${wrong}`)).toBeUndefined();
    }
  });

  test('with nothing to say needs no fields', () => {
    const plain = customId('circle.hello', 1, {});
    expect(plain.write({})).toBe('circle.hello.1');
    expect(plain.read('circle.hello.1')).toEqual({});
    expect(plain.read('circle.hello.1|')).toBeUndefined();
  });
});

describe('the address of a button', () => {
  test.each([
    ['session.take.1|7|3', { name: 'session.take', version: 1 }],
    ['intake.join.12', { name: 'intake.join', version: 12 }],
    ['session.take', undefined],
    ['session.take.|7', undefined],
    ['session.take.1x', undefined],
    ['Session.take.1', undefined],
    ['.1', undefined],
    ['1', undefined],
    ['', undefined],
    ['session.take.12345', undefined],
    ['session.take.1\n', undefined],
  ])('of %j is %j', (raw, address) => {
    expect(addressOf(raw)).toEqual(address);
  });

  test('noise has none, or one that its first part says', () => {
    fc.assert(
      fc.property(noise, (raw) => {
        const address = addressOf(raw);
        if (!address) return true;
        const [head = ''] = raw.split('|');
        return head.startsWith(`${address.name}.`) && Number(head.slice(address.name.length + 1)) === address.version;
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the buttons of Grove', () => {
  test('each have an address of their own, so that none answers for another', () => {
    const all = [takeTurn, finishTurn, passTurn, join, apply];
    const heads = all.map(({ name, version }) => `${name}.${version}`);
    expect(new Set(heads).size).toBe(all.length);
    for (const head of heads) expect(addressOf(head)).toBeDefined();
  });

  test('have room for the longest session and turn', () => {
    for (const codec of [takeTurn, finishTurn, passTurn]) {
      const longest = { session: String(2n ** 63n - 1n), turn: 999_999_999 };
      expect(codec.read(codec.write(longest))).toEqual(longest);
    }
  });
});
