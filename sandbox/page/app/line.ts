import { effect, signal } from '@preact/signals';
import type { LiveChange } from '../../client';
import { go, whoId } from './address';
import { attempt, say } from './notes';
import { readAwaited, readMoments } from './time';
import { hear, lookOrStepBack, people, readPeople } from './town';

/** The live stream: `open` once something has been heard, `lost` while it is tried again. */
export const line = signal<'opening' | 'open' | 'lost'>('opening');

/** The town says something every fifteen seconds. */
const SILENCE_MS = 40_000;
const AGAIN_MS = 1_000;

let source: EventSource | undefined;
let watch: ReturnType<typeof setTimeout> | undefined;

/** Keeps a stream open as whoever one is. */
export function keepListening(): void {
  effect(() => {
    const user = whoId.value;
    source?.close();
    clearTimeout(watch);
    line.value = 'opening';
    if (user === '') watchArrivals();
    else connect(user);
  });
}

/** Nobody yet, one hears no stream; and whoever one might be may still be on their way into the town. */
function watchArrivals(): void {
  const goOn = (): void => {
    if (whoId.peek() === '') watchArrivals();
  };
  watch = setTimeout(() => {
    readPeople().then(goOn, goOn);
  }, AGAIN_MS);
}

/** The town may be another one by now (it keeps nothing when it ends), in which nobody is who they were. */
function lookFor(user: string): void {
  watch = setTimeout(() => {
    readPeople().then(
      () => {
        if (whoId.peek() !== user) return;
        if (people.peek().some(({ id }) => id === user)) connect(user);
        else {
          say('This town has begun anew.');
          go({ as: '', guild: '', channel: '' }, { instead: true });
        }
      },
      () => {
        if (whoId.peek() === user) lookFor(user);
      },
    );
  }, AGAIN_MS);
}

function connect(user: string): void {
  source?.close();
  const mine = new EventSource(`/sandbox/as/${user}/live?seat=1`);
  source = mine;
  const lose = (): void => {
    if (source !== mine) return;
    mine.close();
    line.value = 'lost';
    clearTimeout(watch);
    lookFor(user);
  };
  const wait = (): void => {
    clearTimeout(watch);
    watch = setTimeout(lose, SILENCE_MS);
  };
  mine.onerror = lose;
  mine.onmessage = ({ data }: MessageEvent<string>) => {
    wait();
    // What happened while nobody listened is read anew.
    if (line.peek() !== 'open') {
      line.value = 'open';
      attempt(readPeople);
      attempt(readMoments);
      attempt(readAwaited);
      lookOrStepBack();
    }
    hear(JSON.parse(data) as LiveChange);
  };
  wait();
}
