import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldsOfKinds, format } from '../../bot/sessions/programmes/programme';
import { readFormat, readProgramme, readProgrammes } from '../../bot/sessions/programmes/readProgrammes';

/** What programs/README.md tells hosts is true: its examples are read, and its tables have all there is. */

const programs = join(__dirname, '../../programs');
const text = readFileSync(join(programs, 'README.md'), 'utf8');
const examples = [...text.matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(([, yaml = '']) => yaml);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-readme-'));
  mkdirSync(join(folder, 'formats'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (file: string, yaml = ''): string => {
  writeFileSync(join(folder, file), yaml);
  return join(folder, file);
};

test('its programme and its format can be read as they stand there', () => {
  const [programme, ours] = examples;
  expect(examples).toHaveLength(2);
  expect(readProgramme(written('mine.yaml', programme)).sessions).toHaveLength(2);
  expect(readFormat(written('formats/ours.yaml', ours)).name).toBe('One thing each');
});

test('a programme may end in .yml, too', () => {
  written('mine.yml', examples[0]);
  expect([...readProgrammes(folder).keys()]).toEqual(['mine']);
});

test('it has a row for every kind of step, with every field of it', () => {
  for (const [kind, fields] of fieldsOfKinds) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
    const lacking = fields.filter((field) => field !== 'kind' && !row.includes(`\`${field}\``));
    expect({ kind, lacking }).toEqual({ kind, lacking: [] });
  }
});

const head = z.object({ minutes: format.shape.minutes, people: format.shape.people });
const formats = readdirSync(join(programs, 'formats')).map((file) => file.replace('.yaml', ''));

test.each(formats)('it has %s, with the minutes and the people of its file', (name) => {
  const { minutes, people } = head.parse(parse(readFileSync(join(programs, 'formats', `${name}.yaml`), 'utf8')));
  const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
  expect(row).toMatch(new RegExp(`\\| ${minutes} \\| ${people.least}–${people.most} \\|$`));
});

test('it names no format that there is not', () => {
  const rows = text.slice(text.indexOf('## Formats that are there'), text.indexOf('## A format of your own'));
  const named = [...rows.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
  expect(named.sort()).toEqual([...formats].sort());
});

test('who has thought of a format is credited in the file and here', () => {
  for (const name of ['troika', 'one-two-all', 'heard-seen-respected', 'conversation-cafe']) {
    const file = readFileSync(join(programs, 'formats', `${name}.yaml`), 'utf8');
    expect(file).toMatch(/credit: >-[\s\S]*CC BY-SA 4\.0/);
  }
  expect(text).toContain('Henri Lipmanowicz and Keith McCandless');
  expect(text).toContain('https://creativecommons.org/licenses/by-sa/4.0/');
});
