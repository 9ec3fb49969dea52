import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlags } from '../../bot/cli/flags';
import { readPool } from '../../bot/cli/peopleFile';
import { textIn } from '../../bot/cli/textFile';
import { match } from '../../bot/matching/match';
import type { Person, Rules } from '../../bot/matching/pool';
import { aPool, somebody } from '../support/somePool';

const pool = aPool([somebody('ada'), somebody('ben'), somebody('mei')]);
/** What is said of a file with one thing in it changed; a change to undefined takes the field away. */
const saidOf = (about: { person?: object; rules?: object; file?: object }): unknown => {
  const [first, ...others] = pool.people;
  const people = [first, { ...others[0], ...about.person }, ...others.slice(1)];
  return readPool(JSON.stringify({ ...pool, rules: { ...pool.rules, ...about.rules }, people, ...about.file }));
};

describe('a file of people', () => {
  test('is read as it was written', () => {
    expect(readPool(JSON.stringify(pool))).toEqual(pool);
    expect(readPool(`\uFEFF${JSON.stringify(pool)}`)).toEqual(pool);
    const example = readPool(readFileSync(join(__dirname, '..', '..', 'docs', 'examples', 'people.json'), 'utf8'));
    expect(example).toHaveProperty('people.13.id', 'hana');
  });

  test('may fix the hours, may leave open what was not said, and may hold more than is asked', () => {
    const slots = [{ tz: 'Europe/Paris', day: 2, minute: 1080 }];
    expect(saidOf({ rules: { slots } })).toHaveProperty('rules.slots', slots);
    expect(saidOf({ person: { employer: null, years: null, background: null, note: 'x' } })).toHaveProperty('people');
    expect(saidOf({ person: { availability: [] } })).toHaveProperty('people.1.availability', []);
  });

  test.each([
    [{ availability: [3, 336] }, 'ben, availability.1'],
    [{ availability: [1.5] }, 'ben, availability.0'],
    [{ availability: 'mornings' }, 'ben, availability'],
    [{ availability: undefined }, 'ben, availability'],
    [{ tz: undefined }, 'ben, tz is missing'],
    [{ tz: null }, 'ben, tz: must be text in double quotes, not null'],
    [{ tz: 'Mars/Olympus' }, 'ben, tz: must be a time zone like Africa/Nairobi'],
    [{ employer: ' ' }, 'ben, employer: must not be empty'],
    [{ apart: 'ada' }, 'ben, apart'],
    [{ apart: undefined }, 'ben, apart'],
    [{ years: -1 }, 'ben, years: must be at least 0'],
    [{ colleaguesOk: 'yes' }, 'ben, colleaguesOk'],
    [{ wants: Array.from({ length: 33 }, (_, index) => `w${index}`) }, 'ben, wants: has more than 32 different words'],
    [{ id: 'ada' }, 'ada, id: stands there twice'],
    [{ id: undefined }, 'person 2, id'],
    [{ apart: ['ada', 'ben'] }, 'ben, apart.1: is the person themself'],
    [{ together: ['mei'], apart: ['mei'] }, 'ben, apart.0: mei stands in together, too'],
    [{ offers: [''] }, 'ben, offers.0: must not be empty'],
    [{ wants: [7] }, 'ben, wants.0'],
    [{ languages: [null] }, 'ben, languages.0'],
    [{ nominated: 1 }, 'ben, nominated'],
    [{ years: 'many' }, 'ben, years'],
    [{ availability: [-1] }, 'ben, availability.0'],
    [{ availability: Array.from({ length: 20_001 }, () => 0) }, 'ben, availability: is longer than 20000'],
  ])('that says %j of somebody is refused with the person and the field', (person, words) => {
    expect(saidOf({ person })).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    [{ startDate: '2026-10-13' }, 'rules.startDate: must be a Monday'],
    [{ startDate: '2026-02-30' }, 'rules.startDate: must be a Monday'],
    [{ weeks: 0 }, 'rules.weeks'],
    [{ minSize: 5, maxSize: 4 }, 'rules.maxSize: must not be below minSize'],
    [{ preferred: [6, 4] }, 'rules.preferred: must run from low to high'],
    [{ preferred: [4] }, 'rules.preferred: needs 2 numbers'],
    [{ minSize: 0 }, 'rules.minSize'],
    [{ sessionMinutes: 1e9 }, 'rules.sessionMinutes'],
    [{ sharedLanguage: undefined }, 'rules.sharedLanguage'],
    [{ slots: [{ tz: 'UTC', day: 2, minute: 1085 }] }, 'rules.slots.0.minute: must be a multiple of 30'],
  ])('whose rules say %j is refused with the field', (rules, words) => {
    expect(saidOf({ rules })).toEqual([expect.stringContaining(words)]);
  });

  test('that is no such file at all is refused too', () => {
    expect(saidOf({ file: { competitors: undefined } })).toEqual([expect.stringContaining('competitors')]);
    expect(saidOf({ file: { people: 'everybody' } })).toEqual([expect.stringContaining('people')]);
    for (const text of ['null', '[]', '7']) expect(readPool(text)).toEqual([expect.stringContaining('the file')]);
    for (const text of ['', '{', 'people']) expect(readPool(text)).toEqual([expect.stringContaining('not JSON')]);
  });

  test('in which a comma is missing is refused with the line and the column, whatever the parser says of it', () => {
    expect(readPool('{\n  "rules": {\n    "weeks": 6\n    "minSize": 4 } }')).toEqual([
      'it is not JSON: line 4, column 5: I expected a comma or the closing bracket',
    ]);
    expect(readPool('{"people": [')).toEqual([
      expect.stringMatching(/column 13: .* a value or \], and the file ends$/),
    ]);
    expect(readPool('[1, tru]')).toEqual(['it is not JSON: line 1, column 5: I expected a value']);
    const long = `{"id": "${'x\\n'.repeat(5_000_000)}", b}`;
    expect(readPool(long)).toEqual([expect.stringContaining('I expected a name in double quotes')]);
    expect(readPool('{}\n{}')).toEqual(['it is not JSON: line 2, column 1: I expected nothing more']);
  });

  test('may hold what means nothing here: it is read, and each such thing is said', () => {
    const said: string[] = [];
    const odd = {
      ...pool,
      rules: { ...pool.rules, week: 6 },
      competitors: [
        ['One', ' one'],
        ['One', 'Two'],
      ],
      people: [
        somebody('ada', { apart: ['nobody', 'ben'], together: ['mei', 'no one'] }),
        { ...somebody('ben'), offfers: [] },
        somebody('mei'),
      ],
    };
    expect(readPool(JSON.stringify(odd), (words) => said.push(words))).toHaveProperty('people.1.id', 'ben');
    expect(said).toEqual([
      'rules, week: I know no such field, and leave it out',
      'competitors.0: fewer than two employers keep nobody apart',
      'ada, together: nobody here is called “no one”',
      'ada, apart: nobody here is called “nobody”',
      'ben, offfers: I know no such field, and leave it out',
    ]);
  });

  test('that is full of such things is answered with twenty lines and no more', () => {
    const said: string[] = [];
    const apart = Array.from({ length: 50 }, (_, index) => `nobody ${index}`);
    readPool(JSON.stringify({ ...pool, people: [somebody('ada', { apart })] }), (words) => said.push(words));
    expect(said).toHaveLength(20);
    expect(said.at(-1)).toBe('and more of the kind');
  });

  test('that holds numbers which are none is refused with the person and the field', () => {
    const written = (field: string, number: string): unknown =>
      readPool(JSON.stringify(aPool([somebody('ada'), somebody('ben', { [field]: 0.25 })])).replace('0.25', number));
    expect(written('years', 'NaN')).toEqual([expect.stringContaining('not JSON')]);
    expect(written('years', '1e999')).toEqual([expect.stringContaining('ben, years')]);
    expect(written('years', '-0')).toHaveProperty('people.1.years', -0);
  });

  test('is answered where people ask for what cannot be, and nobody is placed against a rule', () => {
    const answered = (people: readonly Person[], rules: Partial<Rules> = {}) => {
      const read = readPool(JSON.stringify(aPool(people, rules)));
      if (!('people' in read)) throw new Error(read.join());
      const { groups, unplaced } = match(read, { seed: 1, steps: 5_000 });
      return [groups.map(({ members }) => members.length), unplaced.map(({ because }) => because)];
    };
    const crowd = (count: number, about: Partial<Person> = {}) =>
      Array.from({ length: count }, (_, index) => somebody(`p${index}`, about));
    expect(answered([])).toEqual([[], []]);
    expect(answered(crowd(2))).toEqual([[], ['tooFewPeople', 'tooFewPeople']]);
    expect(answered(crowd(5), { minSize: 3, maxSize: 4 })).toEqual([[4], ['noRoom']]);
    expect(answered(crowd(4), { preferred: [9, 12] })).toEqual([[4], []]);
    expect(answered(crowd(3, { offers: [], wants: [], languages: [] }))).toEqual([[3], []]);
    expect(answered(crowd(3, { languages: [] }), { sharedLanguage: true })[0]).toEqual([]);
    expect(answered(crowd(3, { together: ['nobody'], apart: ['nobody else'] }))).toEqual([[3], []]);
    const wishes = [somebody('ada', { together: ['ben'] }), somebody('ben', { apart: ['ada'] }), somebody('mei')];
    expect(answered(wishes)[0]).toEqual([]);
    expect(answered(crowd(3, { availability: [-0, 0, 1, 1] }))).toEqual([[3], []]);
  });

  test('may hold names that mean something to the language it is read by', () => {
    const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const people = odd.map((id) =>
      somebody(id, { ...{ employer: id, offers: odd, wants: odd, languages: odd, notAlone: odd, background: id } }),
    );
    const text = JSON.stringify({ ...aPool(people), competitors: [odd.slice(2)] }).replace(
      '{',
      '{"__proto__":{"people":[]},',
    );
    const read = readPool(text);
    if (!('people' in read)) throw new Error(read.join());
    expect(read.people.map(({ id }) => id)).toEqual(odd);
    const { groups } = match(read, { seed: 1, steps: 5_000 });
    expect(groups.map(({ members }) => members.length)).toEqual([3]);
    for (const { members, why } of groups) {
      expect(members.map((id) => Object.getOwnPropertyDescriptor(why, id)?.value as unknown)).toEqual(
        members.map(() => expect.arrayContaining([expect.stringMatching(/^free at/)]) as unknown),
      );
    }
    expect(saidOf({ person: { id: '__proto__', tz: 'x' } })).toEqual([expect.stringContaining('__proto__, tz')]);
    expect(Object.keys({})).toEqual([]);
  });

  test('that is endless is refused before it takes the machine along', () => {
    const many = (count: number, one: unknown): string =>
      JSON.stringify({ ...pool, people: Array.from({ length: count }, () => one) });
    expect(readPool(many(10_000, 0))).toEqual(['people: 10000 are more than I can match at once; 6000 at most']);
    expect(readPool(many(6_000, {}))).toHaveLength(21);
    expect(readPool(many(6_000, {}))).toContain('and thousands more');
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(readPool(deep)).toEqual([expect.stringContaining('the file')]);
    expect(
      readPool(
        JSON.stringify(pool)
          .replace('"UTC"', deep)
          .replace(/"availability":\[/, `$&${deep},`),
      ),
    ).toEqual([expect.stringContaining('ada, availability.0')]);
  });

  test('that names somebody with what a terminal would obey is answered without it', () => {
    const id = `\u001B[2J\n${'x'.repeat(100)}`;
    expect(saidOf({ person: { id, tz: 'x' } })).toEqual([expect.stringMatching(/^\?\[2J\?x{55}\.\.\., tz: must/)]);
  });

  test('says everything that is wrong at once, as far as one can read', () => {
    expect(saidOf({ person: { tz: 'x', apart: 1 }, rules: { weeks: 0 } })).toHaveLength(3);
    const many = saidOf({ person: { availability: Array.from({ length: 50 }, () => 400) } });
    expect(many).toHaveLength(21);
    expect(many).toContain('and 30 more');
  });
});

describe('the bytes of a file', () => {
  const text = '{"id":"Zoë"}';

  test('are read in UTF-8, with a mark or without, and in UTF-16 where its mark says so', () => {
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), wide, Buffer.from(wide).swap16()]) {
      expect(textIn(bytes)).toBe(text);
    }
    expect(textIn(Buffer.from(''))).toBe('');
  });

  test('in any other way are refused, for names would be read wrongly', () => {
    expect(textIn(Buffer.from(text, 'latin1'))).toEqual(
      new Error('it is not written in UTF-8. Save it as UTF-8, please.'),
    );
    expect(readPool(String(textIn(Buffer.from(text, 'utf16le'))))).toEqual([expect.stringContaining('not JSON')]);
  });
});

describe('the flags of the matcher', () => {
  test('are ten seconds where nothing is said, and steps take the place of seconds', () => {
    expect(readFlags(['a.json'])).toEqual({ path: 'a.json', seed: 1, seconds: 10, steps: undefined });
    expect(readFlags(['a.json', '--steps', '500', '--seed=7'])).toEqual({
      ...{ path: 'a.json', seed: 7, seconds: undefined, steps: 500 },
    });
    expect(readFlags(['--seconds', '0.5', 'a.json'])).toMatchObject({ seconds: 0.5 });
  });

  test.each([
    [[]],
    [['a', 'b']],
    [['a', '--steps', 'x']],
    [['a', '--steps', '1.5']],
    [['a', '--loud']],
    [['a', '--seed=-1']],
  ])('that make no sense are answered with a sentence: %j', (args) => expect(typeof readFlags(args)).toBe('string'));
});
