import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPool } from '../../bot/cli/peopleFile';
import type { Answer } from '../../bot/matching/pool';
import { breachesOf } from '../support/matchCheck';

const root = join(__dirname, '..', '..');
const example = join('docs', 'examples', 'people.json');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'grove-match-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function matching(...args: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('bot', 'cli', 'match.ts'), ...args], { cwd: root });
  let out = '';
  let said = '';
  child.stdout.on('data', (words: Buffer) => (out += words.toString()));
  child.stderr.on('data', (words: Buffer) => (said += words.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, said })));
}

test('somebody matches the people of a file: the answer comes out, and how it came about is said aside', async () => {
  const [first, again] = await Promise.all([1, 2].map(() => matching(example, '--steps', '50000', '--seed', '3')));
  expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/ of 14 people in \d groups/) as string });
  expect(again?.out).toBe(first?.out);
  const answer = JSON.parse(first?.out ?? '') as Answer;
  const pool = readPool(readFileSync(join(root, example), 'utf8'));
  if (!('people' in pool)) throw new Error(pool.join());
  expect(breachesOf(pool, answer)).toEqual([]);
  expect(answer.groups).toHaveLength(3);
  expect(answer.unplaced).toEqual([
    { id: 'hana', reason: 'no hour in which three other people are also free in all six weeks' },
  ]);
});

test('a file that cannot be read is refused with the person and the field, and nothing comes out', async () => {
  const path = join(folder, 'people.json');
  writeFileSync(path, readFileSync(join(root, example), 'utf8').replace('Africa/Lagos', 'Africa/Lagoos'));
  const [broken, missing, lost] = await Promise.all([matching(path), matching(join(folder, 'none.json')), matching()]);
  expect(broken).toMatchObject({ code: 2, out: '', said: expect.stringContaining('amara, tz: must be') as string });
  expect(missing).toMatchObject({
    code: 2,
    out: '',
    said: expect.stringContaining('none.json cannot be read') as string,
  });
  expect(lost).toMatchObject({ code: 2, out: '', said: expect.stringContaining('npm run -s match') as string });
});
