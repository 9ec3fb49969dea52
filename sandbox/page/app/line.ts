import { effect, signal } from '@preact/signals';
import type { LiveChange } from '../../client';
import { whoId } from './address';
import { attempt } from './notes';
import { readAwaited, readMoments } from './time';
import { hear, lookOrStepBack, readPeople } from './town';

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

function connect(user: string): void {
  const mine = new EventSource(`/sandbox/as/${user}/live?seat=1`);
  source = mine;
  const lose = (): void => {
    if (source !== mine) return;
    mine.close();
    line.value = 'lost';
    clearTimeout(watch);
    watch = setTimeout(() => connect(user), AGAIN_MS);
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
