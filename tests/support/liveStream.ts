import type { LiveChange } from '../../sandbox/client';
import { eventually } from './eventually';

/** What somebody's page hears, line by line. */
export interface LiveStream {
  readonly heard: readonly LiveChange[];
  readonly raw: () => string;
  /** Resolves with the first line that fits. */
  hears(fits: (change: LiveChange) => boolean): Promise<LiveChange>;
  close(): void;
}

export async function listen(url: string, user: string, p: { seat?: boolean } = {}): Promise<LiveStream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/sandbox/as/${user}/live${p.seat ? '?seat=1' : ''}`, { signal: abort.signal });
  const heard: LiveChange[] = [];
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      const fresh = decoder.decode(chunk, { stream: true });
      text += fresh;
      const events = (rest + fresh).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) heard.push(JSON.parse(event.replace(/^data: /, '')) as LiveChange);
    }
  };
  read().catch(() => undefined);
  const hears = async (fits: (change: LiveChange) => boolean): Promise<LiveChange> => {
    const found = (): LiveChange | undefined => heard.find(fits);
    await eventually(() => {
      if (!found()) throw new Error(`not heard; so far: ${heard.map(({ kind }) => kind).join(', ')}`);
    });
    return found() ?? { kind: 'ping' };
  };
  await hears(({ kind }) => kind === 'ping');
  return { heard, raw: () => text, hears, close: () => abort.abort() };
}
