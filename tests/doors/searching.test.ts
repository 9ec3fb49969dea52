import { Worker } from 'node:worker_threads';
import { createSearching, type Searching } from '../../bot/matching/inWorker';
import { match } from '../../bot/matching/match';
import type { Progress } from '../../bot/matching/pool';
import { breachesOf } from '../support/matchCheck';
import { aPool, between, somebody } from '../support/somePool';

/** Searches in a thread of their own: the same answers, with progress, ended early, and again after a thread that died. */

let searching: Searching;
beforeEach(() => (searching = createSearching()));
afterEach(() => searching.stop());

const nobody = { offers: [], wants: [] };
const small = aPool(Array.from({ length: 9 }, (_, seat) => somebody(`p${seat}`, seat < 4 ? { wants: ['a'] } : nobody)));
/** More people than can be grouped in a moment, each with wishes that cannot all be met. */
const large = aPool(
  Array.from({ length: 150 }, (_, seat) =>
    somebody(`p${seat}`, {
      availability: between(seat % 5, 9 + (seat % 7), 15 + (seat % 7)),
      wants: [`s${seat % 11}`, `s${(seat * 7) % 13}`],
      offers: [`s${(seat * 5) % 13}`],
      years: seat % 25,
    }),
  ),
  { maxSize: 6, preferred: [4, 6] },
);

test('the same steps and seed give the answer that they give without a thread', async () => {
  const ask = { seed: 7, steps: 20_000 };
  expect(await searching.search(small, ask)).toEqual(match(small, ask));
});

test('searches that are asked for at once are answered one after the other, each its own', async () => {
  const asks = [1, 2, 3].map((seed) => ({ seed, steps: 20_000 }));
  const answers = await Promise.all(asks.map((ask) => searching.search(small, ask)));
  expect(answers).toEqual(asks.map((ask) => match(small, ask)));
});

test('a search says how far it is, and ends with the best so far when it is told to', async () => {
  const told: Progress[] = [];
  const stop = new AbortController();
  const answer = await searching.search(large, {
    ...{ seed: 1, seconds: 600, signal: stop.signal },
    progress: (soFar) => {
      told.push(soFar);
      stop.abort();
    },
  });
  expect(told[0]).toMatchObject({ people: 150 });
  expect(breachesOf(large, answer)).toEqual([]);
  expect(answer.groups.flatMap(({ members }) => members).length).toBeGreaterThanOrEqual(told[0]?.placed ?? 0);
});

test('everything that is under way or waits ends when it is hurried', async () => {
  const both = [1, 2].map((seed) => searching.search(large, { seed, seconds: 600 }));
  searching.hurry();
  for (const answer of await Promise.all(both)) expect(breachesOf(large, answer)).toEqual([]);
});

test('however many wait in the line, it is five minutes long at most, and each still has a few seconds', async () => {
  const telling = createSearching(
    () =>
      new Worker(
        `const { parentPort } = require('node:worker_threads');
         parentPort.on('message', ({ seconds }) => {
           const proof = { mostPlaced: false, best: false, fitBound: seconds };
           parentPort.postMessage({ is: 'answer', answer: { groups: [], unplaced: [], proof } });
         });`,
        { eval: true },
      ),
  );
  const secondsOf = async (many: number, seconds = 120): Promise<number[]> => {
    const asks = Array.from({ length: many }, (_, seed) => telling.search(small, { seed, seconds }));
    return (await Promise.all(asks)).map(({ proof }) => proof.fitBound);
  };
  expect(await secondsOf(5)).toEqual([120, 120, 60, 5, 5]);
  expect(await secondsOf(1, 900)).toEqual([900]);
  await telling.stop();
});

test('a thread that dies fails its search with words, and the next search has a new one', async () => {
  let begun = 0;
  const dying = createSearching(() => {
    begun++;
    if (begun > 1) throw new Error('a second thread');
    return new Worker('process.exit(3)', { eval: true });
  });
  await expect(dying.search(small, { seed: 1 })).rejects.toThrow('ended without an answer');
  await expect(dying.search(small, { seed: 1 })).rejects.toThrow('a second thread');
  await dying.stop();
});

test('a pool that cannot be searched is a fault of that search alone', async () => {
  const broken = aPool([somebody('p1', { tz: 'Africa/Lagoos' })]);
  await expect(searching.search(broken, { seed: 1 })).rejects.toThrow('the search for circles failed');
  expect((await searching.search(small, { seed: 1, steps: 5_000 })).groups).not.toEqual([]);
});
