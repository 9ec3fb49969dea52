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

test('what says the same when it is read again is the same, and so is what is drawn of it', () => {
  const first = withRecent(NOTHING, from(1, 3));
  const again = withRecent(first, [said(1), said(2, { content: 'Edited' }), said(3), said(4)]);
  expect(again.messages.map((message, at) => message === first.messages[at])).toEqual([true, false, true, false]);
  const [items, later] = [itemsOf(first.messages, false), itemsOf(again.messages, false)];
  expect(later.map((item, at) => item === items[at])).toEqual([true, false, true, false]);
});

test('a reply is drawn anew with what it replies to', () => {
  const reply = said(2, { repliesTo: said(1).id });
  const [one, other] = [said(1), said(1, { content: 'Edited' })];
  const replyIn = (messages: readonly SeenMessage[]): unknown => itemsOf(messages, false)[1];
  expect(replyIn([one, reply])).toBe(replyIn([one, reply]));
  expect(replyIn([other, reply])).toMatchObject({ original: { content: 'Edited' } });
});
