import { welcome } from '../../demo/welcome';

const told = (stays: boolean): string =>
  JSON.stringify(welcome('http://127.0.0.1:4400/', stays).rows.map((row) => row.join(' ')));

test('a story that stays up invites to step in, and says how long the list waits', () => {
  expect(told(true)).toContain('Open http://127.0.0.1:4400/');
  expect(told(true)).toContain('within half a minute');
});

test('a story that ends by itself says so, and invites nobody to be anybody', () => {
  expect(told(false)).toContain('Open http://127.0.0.1:4400/');
  expect(told(false)).toContain('then it ends');
  expect(told(false)).not.toMatch(/Zoe|half a minute/);
});
