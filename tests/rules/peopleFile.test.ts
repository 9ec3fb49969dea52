import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlags } from '../../bot/cli/flags';
import { readPool } from '../../bot/cli/peopleFile';
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
    [{ tz: 'Mars/Olympus' }, 'ben, tz: must be a time zone like Africa/Nairobi'],
    [{ employer: ' ' }, 'ben, employer: must not be empty'],
    [{ apart: 'ada' }, 'ben, apart'],
    [{ apart: undefined }, 'ben, apart'],
    [{ years: -1 }, 'ben, years'],
    [{ colleaguesOk: 'yes' }, 'ben, colleaguesOk'],
    [{ wants: Array.from({ length: 33 }, (_, index) => `w${index}`) }, 'ben, wants: has more than 32 different words'],
    [{ id: 'ada' }, 'ada, id: stands there twice'],
    [{ id: undefined }, 'person 2, id'],
  ])('that says %j of somebody is refused with the person and the field', (person, words) => {
    expect(saidOf({ person })).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    [{ startDate: '2026-10-13' }, 'rules.startDate: must be a Monday'],
    [{ startDate: '2026-02-30' }, 'rules.startDate: must be a Monday'],
    [{ weeks: 0 }, 'rules.weeks'],
    [{ minSize: 5, maxSize: 4 }, 'rules.maxSize: must not be below minSize'],
    [{ preferred: [6, 4] }, 'rules.preferred: must run from low to high'],
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

  test('says everything that is wrong at once, as far as one can read', () => {
    expect(saidOf({ person: { tz: 'x', apart: 1 }, rules: { weeks: 0 } })).toHaveLength(3);
    const many = saidOf({ person: { availability: Array.from({ length: 50 }, () => 400) } });
    expect(many).toHaveLength(21);
    expect(many).toContain('and 30 more');
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
