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
