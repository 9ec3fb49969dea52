import fc from 'fast-check';
import { asText, csv } from '../../bot/rosters/rules/csv';

/** A reader of RFC 4180 that knows nothing of our writer; like spreadsheets, it may be set to another separator. */
function read(file: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < file.length; at++) {
    const sign = file.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (file[at + 1] === '"') cell += file.charAt(at++);
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const withoutMark = (file: string): string => file.replace(/^\uFEFF/, '');
const isFormula = (cell: string): boolean => /^[=+\-@＝＋－＠﹢﹣﹦﹫−]/u.test(cell.trim());

const dangerous = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ';',
  ',',
  '|',
  ' ',
  '＝',
  '＠',
  '\u200b',
);
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.oneof(dangerous, fc.constantFrom('A', '1')) }),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('a file for spreadsheets', () => {
  test('is UTF-8 with its mark, every cell quoted, every row ended by CRLF', () => {
    expect(
      csv([
        ['name', 'years'],
        ['Zoë, "Z"', '3'],
      ]),
    ).toBe('\uFEFF"name","years"\r\n"Zoë, ""Z""","3"\r\n');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['   =1', "'   =1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['"=1"', `'"=1"`],
    ['Ada;=1', "Ada;'=1"],
    ['Ada\n=1', "Ada\n'=1"],
    ['Ada = Ben', 'Ada = Ben'],
    ['negotiation; saying-no', 'negotiation; saying-no'],
    ['', ''],
  ])('keeps %j from being computed: %j', (typed, kept) => {
    expect(asText(typed)).toBe(kept);
  });

  test('reads back as it was written, but for the apostrophes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(read(withoutMark(csv(rows)))).toEqual(rows.map((row) => row.map(asText)));
        for (const one of rows.flat()) expect(asText(one).replaceAll("'", '')).toBe(one.replaceAll("'", ''));
      }),
      { numRuns: 300 },
    );
  });

  test('holds no formula, whichever separator the spreadsheet is set to', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
        const cells = read(withoutMark(csv(rows)), separator).flat();
        expect(cells.filter(isFormula)).toEqual([]);
        if (separator === ',') expect(cells.filter((one) => /^[\t\r]/.test(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('once made safe a cell stays as it is', () => {
    fc.assert(
      fc.property(cell, (one) => expect(asText(asText(one))).toBe(asText(one))),
      { numRuns: 300 },
    );
  });
});
