import type { SeenMessage } from '../../sandbox/client';
import { itemsOf } from '../../sandbox/page/app/items';
import { NOTHING, RECENT, withRecent } from '../../sandbox/page/app/recent';

const said = (id: number, p: Partial<SeenMessage> = {}): SeenMessage => ({
  ...{ id: String(1000 + id), channel: '5', author: { id: '2', name: 'Ada', bot: false }, content: '', flags: 0 },
  ...{ embeds: [], components: [], attachments: [], ephemeral: false, pinged: [] },
  town_time: '2027-03-02T16:50:00.000Z',
  ...p,
});
const from = (first: number, last: number): SeenMessage[] =>
  Array.from({ length: last - first + 1 }, (_, at) => said(first + at));

test('where few messages come they are all there are, whatever was known before', () => {
  expect(withRecent(NOTHING, from(1, 3))).toEqual({ messages: from(1, 3), mayHaveEarlier: false });
  expect(withRecent({ messages: from(1, 4), mayHaveEarlier: true }, from(2, 4))).toEqual({
    messages: from(2, 4),
    mayHaveEarlier: false,
  });
});

test('what was read further up stays above the newest, and nobody is offered earlier ones where there are none', () => {
  const recent = from(11, 10 + RECENT);
  expect(withRecent(NOTHING, recent)).toEqual({ messages: recent, mayHaveEarlier: true });
  for (const mayHaveEarlier of [true, false])
    expect(withRecent({ messages: from(1, RECENT), mayHaveEarlier }, recent)).toEqual({
      messages: from(1, 10 + RECENT),
      mayHaveEarlier,
    });
});

test('where more was missed than comes, what was known gives way, so that there is no gap', () => {
  const recent = from(100, 99 + RECENT);
  expect(withRecent({ messages: from(1, 20), mayHaveEarlier: false }, recent)).toEqual({
    messages: recent,
    mayHaveEarlier: true,
  });
});

test('a reply to what has not been read yet is not called a reply to something deleted', () => {
  const reply = said(9, { repliesTo: '1001' });
  const originalOf = (messages: SeenMessage[], mayHaveEarlier: boolean): unknown =>
    itemsOf(messages, mayHaveEarlier).at(-1);
  expect(originalOf([said(1), reply], true)).toMatchObject({ original: { id: '1001' } });
  expect(originalOf([reply], true)).toMatchObject({ original: 'further up' });
  expect(originalOf([reply], false)).toMatchObject({ original: 'gone' });
});
