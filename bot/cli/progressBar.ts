import type { Progress, Proof } from '../matching/pool';

/** How a search is told on stderr: as one line that is drawn again and again in a terminal, as lines where it goes into a file. */

export interface Teller {
  readonly tell: (progress: Progress) => void;
  /** The search was asked to end and will in a moment. */
  readonly ending: () => void;
  readonly done: () => void;
}

interface Looks {
  readonly stream: NodeJS.WriteStream;
  readonly now: () => number;
  readonly began: number;
  /** undefined: nobody knows how long */
  readonly seconds: number | undefined;
}

const barWidth = 10;
const drawMs = 200;

export const tellerFor = (looks: Looks): Teller => (looks.stream.isTTY ? drawn(looks) : inLines(looks));

function drawn({ stream, now, began, seconds }: Looks): Teller {
  let last: Progress | undefined;
  let isEnding = false;
  const draw = (): void => {
    const line = barLine({ progress: last, passed: (now() - began) / 1000, seconds, isEnding });
    // A line that is broken in two could not be drawn over.
    stream.write(`\r${line.slice(0, (stream.columns || 80) - 1)}\u001B[K`);
  };
  const drawing = setInterval(draw, drawMs);
  draw();
  return {
    tell: (progress) => (last = progress),
    ending: () => {
      isEnding = true;
      draw();
    },
    done: () => {
      clearInterval(drawing);
      stream.write(`\r\u001B[K${last ? `${plainLine(last, (now() - began) / 1000)}\n` : ''}`);
    },
  };
}

function inLines({ stream, now, began }: Looks): Teller {
  let said = '';
  return {
    tell: (progress) => {
      const words = howItStands(progress);
      if (words === said) return;
      said = words;
      stream.write(`${plainLine(progress, (now() - began) / 1000)}\n`);
    },
    ending: () => stream.write('Ending with the best so far.\n'),
    done: () => undefined,
  };
}

interface Bar {
  readonly progress: Progress | undefined;
  readonly passed: number;
  readonly seconds: number | undefined;
  readonly isEnding: boolean;
}

export function barLine({ progress, passed, seconds, isEnding }: Bar): string {
  const share = seconds === undefined ? undefined : Math.min(1, seconds > 0 ? passed / seconds : 1);
  const full = Math.round((share ?? 0) * barWidth);
  const bar = share === undefined ? '' : `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] `;
  const time = seconds === undefined ? `${passed.toFixed(1)} s` : `${Math.floor(passed)}/${seconds} s`;
  const words = progress ? howItStands(progress) : 'reading the hours';
  return `${bar}${time}  ${isEnding ? 'ending: ' : ''}${words}`;
}

const plainLine = (progress: Progress, passed: number): string =>
  `${passed.toFixed(1).padStart(6)} s  ${howItStands(progress)}`;

function howItStands({ placed, people, groups, fit, proof }: Progress): string {
  const mean = placed > 0 ? `, mean fit ${(fit / placed).toFixed(3)}` : '';
  return `${placed} of ${people} people in ${groups} groups${mean}${proof.best && placed > 0 ? ', proven best' : ''}`;
}

/** What is certain of an answer, as the last line says it. The order is people, then who was nominated, then fits. */
export function proofLine(
  { mostPlaced, best, fitBound }: Proof,
  { placed, people }: { readonly placed: number; readonly people: number },
): string {
  if (people === 0) return 'proved: nothing, for there is nobody to place';
  if (placed === 0) return `proved: ${mostPlaced ? 'nobody can be placed' : 'nothing yet'}`;
  const asMany = 'no groups that place as many, and as many who were nominated,';
  const fits = best
    ? `${asMany} fit better`
    : // No fit is above 1, so a bound of one each is none.
      fitBound < placed
      ? `${asMany} have a sum of fits above ${fitBound.toFixed(4)}`
      : 'how much better groups could fit is not known';
  return `proved: ${mostPlaced ? 'nobody more can be placed; ' : ''}${fits}`;
}
