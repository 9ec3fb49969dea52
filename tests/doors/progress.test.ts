import { card, type Message } from '../../bot/common/message';
import { telling } from '../../bot/interactions/progress';

/** An answer that takes its time says how far it is: seldom, the newest only, and never after the answer itself. */

const says = (text: string): Message => card({ text });
const wordsOf = (message: Message): string => JSON.stringify(message.components);

/** Edits that are under way until they are let go. */
function slowEdits() {
  const begun: string[] = [];
  const waiting: (() => void)[] = [];
  const edit = (message: Message): Promise<void> => {
    begun.push(wordsOf(message));
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { begun, edit, letGo: () => waiting.splice(0).forEach((resolve) => resolve()) };
}
const failed = (): void => undefined;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('of several only the newest is said, when its time has come', async () => {
  const { begun, edit, letGo } = slowEdits();
  const { tell, end } = telling(edit, { everyMs: 2_000, failed });
  for (const words of ['one', 'two', 'three']) tell(says(words));
  await jest.advanceTimersByTimeAsync(1_999);
  expect(begun).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(begun).toEqual([wordsOf(says('three'))]);
  letGo();
  expect(await end()).toBe(true);
});

test('while one is on its way the next one waits, and then its own time passes', async () => {
  const { begun, edit, letGo } = slowEdits();
  const { tell } = telling(edit, { everyMs: 2_000, failed });
  tell(says('one'));
  await jest.advanceTimersByTimeAsync(2_000);
  tell(says('two'));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(begun).toHaveLength(1);
  letGo();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(begun).toHaveLength(2);
});

test('the answer waits for what is on its way, and nothing is said after it', async () => {
  const { begun, edit, letGo } = slowEdits();
  const { tell, end } = telling(edit, { everyMs: 2_000, failed });
  tell(says('one'));
  await jest.advanceTimersByTimeAsync(2_000);
  tell(says('two'));
  let isOver = false;
  const ended = end().then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(isOver).toBe(false);
  letGo();
  await ended;
  tell(says('three'));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(begun).toHaveLength(1);
});

test('what is quick says nothing of how far it is, and an edit that fails is no fault of the handler', async () => {
  const { begun, edit } = slowEdits();
  const quick = telling(edit, { everyMs: 2_000, failed });
  quick.tell(says('one'));
  expect(await quick.end()).toBe(false);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(begun).toEqual([]);
  const faults: unknown[] = [];
  const refused = telling(() => Promise.reject(new Error('no')), { everyMs: 0, failed: (fault) => faults.push(fault) });
  refused.tell(says('one'));
  await jest.advanceTimersByTimeAsync(1);
  await refused.end();
  expect(faults).toHaveLength(1);
});
