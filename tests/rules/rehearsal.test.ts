import { join } from 'node:path';
import { readFormat } from '../../bot/sessions/programmes/readProgrammes';
import { rehearse } from '../../bot/sessions/rehearsal/rehearse';

/** What whoever wrote a format reads of it in the terminal. */

test('smaller groups are numbered from one, in each split anew', () => {
  const [session] = readFormat(join(__dirname, '../../programs/formats/troika.yaml')).sessions;
  if (!session) throw new Error('there is no session');
  const lines: string[] = [];
  rehearse(session, { people: 6, seed: 1, pace: 'live' }, (line) => lines.push(line));
  const named = lines.flatMap((line) => [...line.matchAll(/Part (\d+)/gu)].map(([, number]) => Number(number)));
  expect([...new Set(named)].sort()).toEqual([1, 2]);
});
