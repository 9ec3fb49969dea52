import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFormat } from '../../bot/sessions/programmes/readProgrammes';
import { rehearse } from '../../bot/sessions/rehearsal/rehearse';

/** What whoever wrote a format reads of it in the terminal. */

function played(format: string, { people = 6, seed = 1 } = {}): string[] {
  const [session] = readFormat(join(__dirname, `../../programs/formats/${format}.yaml`)).sessions;
  if (!session) throw new Error('there is no session');
  const lines: string[] = [];
  rehearse(session, { people, seed, pace: 'live' }, (line) => lines.push(line));
  return lines;
}

test('smaller groups are numbered from one, in each split anew', () => {
  const lines = played('troika');
  const named = lines.flatMap((line) => [...line.matchAll(/Part (\d+)/gu)].map(([, number]) => Number(number)));
  expect([...new Set(named)].sort()).toEqual([1, 2]);
});

test('each who plays by a card has it printed when the cards are dealt and when they are passed on', () => {
  const lines = played('two-days-before', { people: 3 });
  const dealt = lines.filter((line) => line.includes('(privately, to '));
  expect(dealt.length % 3).toBe(0);
  expect(dealt.length).toBeGreaterThanOrEqual(6);
  for (const name of ['Ada', 'Ben', 'Cleo'])
    expect(new Set(dealt.filter((line) => line.includes(`to ${name})`)).map((line) => line.slice(12))).size).toBe(2);
});

test('what there is to choose from is printed, and chosen of', () => {
  const lines = played('intervision').map((line) => line.trim());
  expect(lines.filter((line) => /^\( \) What \w+ wrote$/.test(line)).length).toBeGreaterThanOrEqual(10);
  expect(lines.filter((line) => /^• What \w+ wrote$/.test(line)).length).toBeGreaterThan(0);
});

test('with every third seed nobody brings a case, and what is done instead is played', () => {
  const instead = (seed: number): boolean =>
    played('intervision', { seed }).some((line) => line.includes('What we all know'));
  expect([1, 2, 3, 4, 5, 6].filter(instead)).toEqual([3, 6]);
});

describe('a format in the terminal', () => {
  const root = join(__dirname, '../..');
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'grove-rehearsal-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const rehearsed = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli/rehearse.ts', ...args], { cwd: root, encoding: 'utf8' });
  const around = 'The format itself has 35 minutes; coming in and going out were laid around it.';
  const format = join('programs', 'formats', 'full-plate.yaml');

  test('that lies among the programmes is told where it belongs, and how long it is by itself', () => {
    const mine = join(folder, 'mine.yaml');
    cpSync(join(root, format), mine);
    const { status, stdout } = rehearsed(mine);
    expect({ status, end: stdout.trim().split('\n').slice(-2) }).toEqual({
      status: 0,
      end: [
        `    ${around}`,
        '    This is a format, and no programme yet: lay it into programs/formats/ as mine.yaml, and name it in a programme with “use: mine”.',
      ],
    });
    expect(rehearsed(mine, '--session', '2').stderr).toContain('mine.yaml has one session; there is no session 2.');
  });

  test('that lies among the formats is not', () => {
    const lines = rehearsed(format).stdout.trim().split('\n');
    expect(lines.at(-1)).toBe(`    ${around}`);
  });
});
