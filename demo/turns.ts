import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place';
import type { Actor } from './scene';

const lookEveryMs = 200;

/** They may; they may, and somebody was them meanwhile; what they were to do was done at the page, as far as that can be seen. */
export type Turn = 'theirs' | 'theirs again' | 'done';

/** Before somebody of the story does something: waits while the town pauses, and while somebody at the page is that person. */
export async function mayAct(
  { scene, seats }: Place,
  { id, person }: Actor,
  p: { deed: string; isDone: () => Promise<boolean> },
): Promise<Turn> {
  await scene.unpaused();
  let waits = 0;
  for (; (await seats.taken()).has(id); waits++) {
    if (waits === 0) {
      await scene.page.note(
        `${person.name} waits for you at the page: ${p.deed}. ` +
          `Do it yourself, or be somebody else and ${person.name} goes on.`,
      );
    }
    if (await p.isDone()) return 'done';
    await sleep(lookEveryMs);
  }
  if (!seats.everTaken.has(id)) return 'theirs';
  if (await p.isDone()) return 'done';
  return waits > 0 ? 'theirs again' : 'theirs';
}

/** What may be left out: whoever is at the page may do it or not, and nobody waits. */
export async function isFree({ scene, seats }: Place, { id }: Actor): Promise<boolean> {
  await scene.unpaused();
  return !(await seats.taken()).has(id);
}
