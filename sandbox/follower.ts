import type { ClockReading } from './clock';

/** One who follows the town's clock, and says what is due next whenever the town asks. */
export interface Follower {
  /** Resolves once the town knows it. */
  readonly ready: Promise<ClockReading>;
  /** Called at each change of the clock. */
  onChange(listener: (reading: ClockReading) => void): void;
  /** Asked after each change while the clock is being moved: finish what is due, then give the next wake-up. */
  onAsk(answer: Answers): void;
  close(): void;
}

/** The next wake-up, ISO; with `again` everybody is asked once more first, since this follower gave others something to do. */
export type Settles = string | null | { readonly next: string | null; readonly again: boolean };
type Answers = (reading: ClockReading) => Promise<Settles> | Settles;

interface Line extends ClockReading {
  readonly follower?: string;
  readonly ask?: number;
}

/** Opens the stream at once. Until `onAsk` is given, nothing is due. */
export function follow(url: string, name: string, p: { last?: boolean } = {}): Follower {
  const abort = new AbortController();
  const listeners: ((reading: ClockReading) => void)[] = [];
  let answer: Answers = () => null;
  let id = '';
  let known: (reading: ClockReading) => void = () => undefined;
  let lost: (why: unknown) => void = () => undefined;
  const ready = new Promise<ClockReading>((resolve, reject) => {
    known = resolve;
    lost = reject;
  });
  const take = async (line: Line): Promise<void> => {
    if (line.follower !== undefined) {
      id = line.follower;
      known(line);
    } else if (line.ask === undefined) {
      for (const listener of listeners) listener(line);
    } else {
      const said = await answer(line);
      const settles = typeof said === 'object' && said !== null ? said : { next: said };
      const body = JSON.stringify({ settled: line.ask, ...settles });
      const headers = { 'content-type': 'application/json' };
      // Whether the town is there still shows on the stream.
      await fetch(`${url}/sandbox/clock/followers/${id}`, {
        method: 'POST',
        headers,
        body,
        signal: abort.signal,
      }).catch(() => undefined);
    }
  };
  /** To the town it only looks as if one were slow. */
  const fails = (why: unknown): void => {
    if (!abort.signal.aborted) console.error(`${name}, who follows the clock:`, why);
  };
  const read = async (): Promise<void> => {
    const query = new URLSearchParams({ name, ...(p.last ? { last: '1' } : {}) });
    const response = await fetch(`${url}/sandbox/clock/follow?${query.toString()}`, { signal: abort.signal });
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((each) => each !== '')) void take(JSON.parse(line) as Line).catch(fails);
    }
  };
  ready.catch(() => undefined);
  void read().catch(lost);
  return {
    ready,
    onChange: (listener) => void listeners.push(listener),
    onAsk: (given) => {
      answer = given;
    },
    close: () => abort.abort(),
  };
}
