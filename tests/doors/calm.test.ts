import { setTimeout as pause } from 'node:timers/promises';
import { calmly } from '../../bot/discord/calm';
import { eventually } from '../support/eventually';

test('what is asked for often is done at once, then at most once in a while, and the last time always comes', async () => {
  const done: { key: string; state: number }[] = [];
  let state = 0;
  const calm = calmly(60, (key) => done.push({ key, state }));
  for (state = 1; state <= 20; state++) calm('a');
  calm('b');
  expect(done).toEqual([
    { key: 'a', state: 1 },
    { key: 'b', state: 21 },
  ]);
  await eventually(() => {
    expect(done).toHaveLength(3);
    return Promise.resolve();
  });
  expect(done[2]).toEqual({ key: 'a', state: 21 });
  await pause(150);
  expect(done).toHaveLength(3);
  calm('a');
  expect(done).toHaveLength(4);
  calm.stop();
});

test('once stopped, nothing comes any more', async () => {
  const done: string[] = [];
  const calm = calmly(20, (key) => done.push(key));
  calm('a');
  calm('a');
  calm.stop();
  await pause(60);
  expect(done).toEqual(['a']);
});
