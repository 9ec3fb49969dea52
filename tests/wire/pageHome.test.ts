import type { ViewChannel } from '../../sandbox/client';
import { homeIn } from '../../sandbox/page/app/home';

const may = { write: true, use: true, react: true, connect: false, pin: false };
const place = (id: string, p: Partial<ViewChannel> = {}): ViewChannel => ({
  ...{ id, name: id, type: 0, parent: null, topic: null, last: null, may },
  ...p,
});
const thread = (id: string, last: string | null, members: readonly string[]): ViewChannel =>
  place(id, { type: 12, last, thread: { private: true, archived: false, locked: false, members } });

test('somebody comes in where they were last spoken to among few', () => {
  const channels = [place('1', { last: '999' }), thread('2', '20', ['ada']), thread('3', '100', ['ada'])];
  expect(homeIn(channels, 'ada')?.id).toBe('3');
});

test('a private thread that one may read without being in it is not where one comes in', () => {
  const channels = [place('1', { last: '5' }), thread('2', '20', ['ada'])];
  expect(homeIn(channels, 'claire')?.id).toBe('1');
});

test('without a thread of their own they come in where something was said last, and not in a voice room', () => {
  const channels = [
    place('1'),
    place('2', { last: '90' }),
    place('3', { last: '100' }),
    place('4', { type: 2, last: '9999' }),
  ];
  expect(homeIn(channels, 'zoe')?.id).toBe('3');
});

test('where nothing was ever said, it is the first place there is', () => {
  expect(homeIn([place('1', { type: 4 }), place('2'), place('3')], 'zoe')?.id).toBe('2');
  expect(homeIn([], 'zoe')).toBeUndefined();
});
