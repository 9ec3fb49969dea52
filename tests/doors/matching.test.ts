import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFlags as readBenchFlags } from '../../bench/matching/flags';
import { readFlags, usage } from '../../bot/cli/flags';
import { readPool } from '../../bot/cli/peopleFile';
import { match } from '../../bot/matching/match';
import type { Answer } from '../../bot/matching/pool';
import { breachesOf } from '../support/matchCheck';
import { aPool, somebody } from '../support/somePool';

const root = join(__dirname, '..', '..');
const example = join('docs', 'examples', 'people.json');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'grove-match-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = Promise<{ code: number | null; out: string; said: string }>;
const matching = (...args: string[]): Ended => running(join('bot', 'cli', 'match.ts'), ...args);

function running(...words: string[]): Ended {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], { cwd: root });
  let out = '';
  let said = '';
  child.stdout.on('data', (words: Buffer) => (out += words.toString()));
  child.stderr.on('data', (words: Buffer) => (said += words.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, said })));
}

test('somebody matches the people of a file: the answer comes out, and how it came about is said aside', async () => {
  const { code, out, said } = await matching(example, '--steps', '50000', '--seed', '3');
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/ of 14 people in \d groups/) as string });
  const answer = JSON.parse(out) as Answer;
  const pool = readPool(readFileSync(join(root, example), 'utf8'));
  if (!('people' in pool)) throw new Error(pool.join());
  const { groups } = match(pool, { seed: 3, steps: 50_000 });
  expect(answer.groups).toEqual(groups);
  expect(breachesOf(pool, answer)).toEqual([]);
  expect(answer.groups).toHaveLength(3);
  expect(answer.unplaced).toEqual([
    { id: 'hana', reason: 'no hour in which three other people are also free in all six weeks' },
  ]);
});

test('a file that cannot be read is refused with the person and the field, and nothing comes out', async () => {
  const path = join(folder, 'people.json');
  writeFileSync(path, readFileSync(join(root, example), 'utf8').replace('Africa/Lagos', 'Africa/Lagoos'));
  const [broken, missing] = await Promise.all([matching(path), matching(join(folder, 'none.json'))]);
  expect((await matching(folder)).said).toBe(`${folder} cannot be read: it is a folder. Name a file in it, please.\n`);
  expect(broken).toMatchObject({ code: 2, out: '', said: expect.stringContaining('amara, tz: must be') as string });
  expect(missing).toMatchObject({
    code: 2,
    out: '',
    said: expect.stringContaining('none.json cannot be read: there is no such file.') as string,
  });
});

test('two people get an answer without groups; what means nothing in their file is said aside', async () => {
  const path = join(folder, 'two.json');
  const two = aPool([somebody('ada', { apart: ['bne'] }), somebody('ben')]);
  writeFileSync(path, JSON.stringify(two));
  const { code, out, said } = await matching(path);
  expect({ code, groups: (JSON.parse(out) as Answer).groups }).toEqual({ code: 0, groups: [] });
  expect(said).toContain(`Odd in ${path}: ada, apart: nobody here is called “bne”\n`);
  expect(said).toMatch(/\nproved: nobody can be placed\n$/);
});

test('whoever asks for help reads how it goes, and nothing is wrong', async () => {
  expect(await matching('--help')).toEqual({ code: 0, out: `${usage}\n`, said: '' });
  for (const [path, command] of [
    ['bot/cli/rehearse.ts', 'npm run rehearse'],
    ['bench/matching.ts', 'npm run bench:matching'],
  ] as const) {
    expect(await running(path, '--help')).toMatchObject({ code: 0, out: expect.stringContaining(command) as string });
  }
  expect(readBenchFlags(['--loud'])).toContain('I did not understand that');
  expect(readBenchFlags(['--people', '13'])).toContain('--people is one of 12, 16');
});

test('whoever names no file, or asks for what is none, reads how it goes', () => {
  expect(readFlags([])).toContain('the name of one file');
  expect(readFlags(['a.json', 'b.json'])).toContain('the name of one file');
  expect(readFlags(['a.json', '--steps', 'many'])).toBe('--steps takes a number like 7, and “many” is none.');
  expect(readFlags(['a.json', '--steps', '9'])).toEqual({ path: 'a.json', seed: 1, seconds: undefined, steps: 9 });
  expect(usage).toContain('npm run -s match');
});
