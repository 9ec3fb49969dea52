import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aWorldPool } from '../../bench/matching/worldPool';
import { violationsOf } from '../support/recheck/check';
import { tableOf } from '../support/recheck/table';
import type { Answer } from '../../bot/matching/pool';

const root = join(__dirname, '..', '..');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'grove-interrupted-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('whoever presses Ctrl+C while it searches gets the best so far, and it ends well', async () => {
  const pool = aWorldPool({ people: 150, seed: 1 });
  const path = join(folder, 'people.json');
  writeFileSync(path, JSON.stringify(pool));
  const words = ['--import', 'tsx', join('bot', 'cli', 'match.ts'), path, '--seconds', '600'];
  const child = spawn(process.execPath, words, { cwd: root });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  // As soon as it tells how it stands; twice, as some terminals and runners do.
  child.stderr.on('data', (chunk: Buffer) => {
    if (said === '') [1, 2].forEach(() => child.kill('SIGINT'));
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Ending with the best so far.') as string });
  expect(said.trimEnd().split('\n').at(-1)).toMatch(/^proved: /);
  const { groups, unplaced } = JSON.parse(out) as Answer;
  expect(groups.length).toBeGreaterThan(0);
  expect(violationsOf(tableOf(pool), groups, unplaced.map(({ id }) => id))).toEqual([]); // prettier-ignore
});
