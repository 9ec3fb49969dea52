import { where } from './address';
import { callAs } from './callAs';

/** As Discord's client does: the others see it for ten seconds. */
const EVERY_MS = 8_000;
let last = { at: 0, where: where.peek() };

/** Tells the others that something is being written; a command is nobody's concern. */
export function tellTyping(words: string): void {
  if (words.trim() === '' || words.startsWith('/')) return;
  const here = where.peek();
  if (last.where === here && Date.now() - last.at < EVERY_MS) return;
  last = { at: Date.now(), where: here };
  // Where it may not be told, nothing is lost.
  callAs('POST', '/typing', { channel: here.channel }).catch(() => undefined);
}
