import fc from 'fast-check';
import { en } from '../../bot/locales/en';
import type { Listed, Roster } from '../../bot/rosters/roster';
import { changesOf } from '../../bot/rosters/rules/changesOf';
import { decoded } from '../../bot/rosters/rules/decoded';
import { tableIn } from '../../bot/rosters/rules/table';
import { unread, type Unread } from '../../bot/rosters/unread';
import { rosterExport } from '../../bot/rosters/views';

const { columns } = en.roster;
const userOf = (seat: number): string => `1234567890123${10_000 + seat}`;
const listed = (user: string, called = 'Ada'): Listed => ({
  user,
  told: {
    ...{ called, languages: ['en'], zone: 'Europe/Paris', wants: ['negotiation', 'budgets'], offers: [], years: 2 },
    since: new Date('2027-03-01T12:00:00Z'),
  },
});
const hour = { zone: 'Europe/Paris', weekday: 1, minute: 1080 };
const spring = (...names: string[]): Roster => ({
  cohort: { id: '3', name: 'Spring', isOver: false },
  circles: names.map((name, at) => ({ id: String(at + 1), ...hour, name, people: [listed(userOf(at))] })),
  waiting: [listed(userOf(90))],
});
const [ada, ben, late, nobody] = [userOf(0), userOf(1), userOf(90), userOf(99)];

/** What becomes of a file; a fault of its bytes is thrown. */
function read(file: string | Uint8Array, roster = spring('Spring 1', 'Spring 2')): ReturnType<typeof changesOf> {
  const text = decoded(typeof file === 'string' ? Buffer.from(file) : file);
  if ('fault' in text) throw new Error(text.fault);
  return changesOf(tableIn(text.text, columns), roster);
}
/** On which lines more differs than the circle. */
function unreadIn(file: string | Uint8Array, roster = spring('Spring 1', 'Spring 2')): Unread[] {
  const text = decoded(typeof file === 'string' ? Buffer.from(file) : file);
  if ('fault' in text) throw new Error(text.fault);
  return unread(en, { roster, lines: tableIn(text.text, columns).wanted });
}
const problems = (file: string, roster?: Roster): object[] => {
  const found = read(file, roster);
  return 'problems' in found ? [...found.problems] : [];
};

/** The same table as other programs would save it. */
const saved: Readonly<Record<string, (file: string) => Uint8Array>> = {
  'as it was exported': (file) => Buffer.from(file),
  'without its mark': (file) => Buffer.from(file.slice(1)),
  'in UTF-16': (file) => Buffer.from(file, 'utf16le'),
  'in UTF-16, the other way round': (file) => Buffer.from(file, 'utf16le').swap16(),
  'with semicolons': (file) => Buffer.from(file.replaceAll('","', '";"')),
  'with tabs and lines of Unix': (file) => Buffer.from(file.replaceAll('","', '"\t"').replaceAll('\r\n', '\n')),
  'with its separator said': (file) => Buffer.from(`sep=;\r\n${file.slice(1).replaceAll('","', '";"')}`),
  'without quotation marks where none are needed': (file) =>
    Buffer.from(file.replace(/"([^",;\t\r\n]*)"(?=[,\r])/gu, '$1')),
};

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', ' ', 'A', 'é', '＝', '\u200b'),
    maxLength: 12,
  }),
);
const rosters = fc
  .record({
    cohort: words,
    sizes: fc.array(fc.nat({ max: 4 }), { maxLength: 5 }),
    wait: fc.nat({ max: 3 }),
    called: words,
  })
  .map(({ cohort, sizes, wait, called }): Roster => {
    let seat = 0;
    const people = (many: number): Listed[] => Array.from({ length: many }, () => listed(userOf(seat++), called));
    return {
      cohort: { id: '3', name: cohort, isOver: false },
      circles: sizes.map((many, at) => ({
        id: String(at),
        ...hour,
        name: `${cohort} ${at + 1}`,
        people: people(many),
      })),
      waiting: people(wait),
    };
  });

test.each(['as it was exported', 'without its mark', 'in UTF-16', 'in UTF-16, the other way round'])(
  'what is exported and read again %s changes nothing, whatever people and cohorts are called',
  (how) => {
    fc.assert(
      fc.property(rosters, (roster) => {
        const file = saved[how]?.(rosterExport(en, roster, 'csv').file.text) ?? new Uint8Array();
        expect(read(file, roster)).toEqual({ changes: [] });
        expect(unreadIn(file, roster)).toEqual([]);
      }),
    );
  },
);

test.each(Object.keys(saved))('a table that was saved %s is read like any other', (how) => {
  const roster = spring('=Spring 1', 'Été; 2');
  const { text } = rosterExport(en, roster, 'csv').file;
  const file = text.replace(`"'=Spring 1","Ada","${ada}"`, `"Été; 2","Ada","${ada}"`);
  expect(file).not.toBe(text);
  const changed = saved[how]?.(file) ?? new Uint8Array();
  expect(read(changed, roster)).toEqual({ changes: [{ user: ada, from: '1', to: '2' }] });
});

test('only the id and the circle count: a table with these two moves people, seats those who wait, and takes seats', () => {
  expect(read(`circle;user id\n;${ada}\nspring 1;${ben}\n Spring 2 ;'${late}\n`)).toEqual({
    changes: [
      { user: ada, from: '1', to: null },
      { user: ben, from: '2', to: '1' },
      { user: late, from: null, to: '2' },
    ],
  });
  expect(read(`user,circle\n="${ada}",Spring 2\n`)).toEqual({ changes: [{ user: ada, from: '1', to: '2' }] });
});

test('what differs in other columns than the circle is found; what goes with another circle is none of it', () => {
  const head = 'user id,circle,cohort,state,name,years';
  expect(unreadIn(`${head}\n${ada},Spring 2,Spring,in a circle,Ada,2\n${ben},,,waiting,Ada,2\n`)).toEqual([]);
  expect(
    unreadIn(`${head}\n${late},Spring 1,Spring,in a circle,Ada,2\n${ben},Spring 2,Spring,waiting,Bea,5\n`),
  ).toEqual([{ line: 3, columns: ['state', 'name', 'years'] }]);
});

test('each problem is told with the line it stands on, and nothing of the file is carried out', () => {
  const file = [
    'user id,circle,name',
    `${ada},Spring 2,"Ada`,
    'of two lines"',
    `${ada},Spring 1,again`,
    '',
    ',Spring 1,nobody',
    '1.23457E+17,Spring 1,rounded',
    'Ada,Spring 1,no id',
    `${nobody},Sprung 1,both`,
    `${ben},Spring 1`,
    `${late},Spring 2,one, too many`,
  ].join('\r\n');
  expect(problems(file)).toEqual([
    { line: 4, what: 'twice', user: ada, first: 2 },
    { line: 6, what: 'noUser' },
    { line: 7, what: 'noId', user: '1.23457E+17', isRounded: true },
    { line: 8, what: 'noId', user: 'Ada', isRounded: false },
    { line: 9, what: 'nobody', user: nobody },
    { line: 9, what: 'unknownCircle', name: 'Sprung 1', nearest: 'Spring 1' },
    { line: 10, what: 'cells', found: 2, wanted: 3 },
    { line: 11, what: 'cells', found: 4, wanted: 3 },
  ]);
  expect(problems(`sep=,\nuser id,circle\n${ada},"Spring 1\n`)).toEqual([{ line: 3, what: 'openQuote' }]);
});

test('unknown, doubled and missing columns are told, with what was most likely meant', () => {
  expect(problems(`cirle,user id,employer\nSpring 1,${ada},x`)).toEqual([
    { line: 1, what: 'unknownColumn', name: 'cirle', nearest: 'circle' },
    { line: 1, what: 'unknownColumn', name: 'employer', nearest: null },
  ]);
  expect(problems(`User ID,circle,circle\n${ada},Spring 1,Spring 2`)).toEqual([
    { line: 1, what: 'twiceColumn', name: 'circle' },
  ]);
  expect(problems('name\nAda')).toEqual([
    { line: 1, what: 'missingColumn', name: 'user id' },
    { line: 1, what: 'missingColumn', name: 'circle' },
  ]);
  expect(read(`user id,circle,,\n${ada},Spring 1,,\n,,,\n`)).toEqual({ changes: [] });
});

test.each([
  ['empty', Buffer.from('')],
  ['empty', Buffer.from('\uFEFF \r\n\r\n')],
  ['notText', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['notText', Buffer.from('user id,circle\u0000')],
  ['notText', Buffer.from(`\uFEFFuser id`, 'utf16le').subarray(0, -1)],
  ['spreadsheet', Buffer.from('PK\u0003\u0004 and so on')],
  ['oldText', Buffer.from('user id,circle\r\n1,Été\r\n', 'latin1')],
])('%s: a file that is no table is told from one with faults (%#)', (fault, bytes) => {
  expect(decoded(bytes)).toEqual({ fault });
});

test('whatever is in a file, reading it ends, and says either what changes or what is not right', () => {
  const rows = fc.array(fc.array(fc.oneof(words, fc.constantFrom(ada, ben, 'Spring 1', 'circle', 'user id'))));
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), (table, separator) => {
      const { wanted } = tableIn(table.map((cells) => cells.join(separator)).join('\n'), columns);
      for (const { user } of wanted) expect(user).toMatch(/^\d{15,20}$/);
    }),
  );
});

test('five thousand lines, each of them wrong, are read at once', () => {
  const circles = Array.from({ length: 800 }, (_, at) => `Spring ${at + 1}`);
  const lines = Array.from({ length: 5_000 }, (_, at) => `${userOf(1_000 + at)},Sprung ${at}\n`);
  expect(problems(`user id,circle\n${lines.join('')}`, spring(...circles))).toHaveLength(10_000);
});
