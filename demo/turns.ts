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
  p: { deed: string; channel?: string; isDone: () => Promise<boolean> },
): Promise<Turn> {
  await scene.unpaused();
  const isTaken = async (): Promise<boolean> => (await seats.taken()).has(id);
  if (!(await isTaken())) return seats.everTaken.has(id) && (await p.isDone()) ? 'done' : 'theirs';
  await scene.page.note(
    `${person.name} waits for you at the page: ${p.deed}. ` +
      `Do it yourself, or be somebody else and ${person.name} goes on.`,
  );
  const deed = `${p.deed}. Be somebody else, and ${person.name} does it.`;
  const settled = await seats.awaits({ user: id, deed, channel: p.channel });
  while ((await isTaken()) && !(await p.isDone())) await sleep(lookEveryMs);
  await settled();
  return (await p.isDone()) ? 'done' : 'theirs again';
}

/** Whom nobody plays: waits while somebody at the page is that person, and has not done what may be done for a while yet. */
export async function waitsFor(
  { scene, seats }: Place,
  { id, person }: Actor,
  p: { deed: string; otherwise: string; channel: string; isDone: () => Promise<boolean> },
): Promise<void> {
  await scene.unpaused();
  const isAwaited = async (): Promise<boolean> => (await seats.taken()).has(id) && !(await p.isDone());
  if (!(await isAwaited())) return;
  await scene.page.note(`${person.name} waits for you at the page: ${p.deed}. ${p.otherwise}`);
  const settled = await seats.awaits({ user: id, deed: `${p.deed}. ${p.otherwise}`, channel: p.channel });
  while (await isAwaited()) await sleep(lookEveryMs);
  await settled();
}

/** Time enough to open the page and become whom nobody plays: until that real instant, in milliseconds, or until they sit down. */
export async function lingersFor({ scene, seats }: Place, { id, person }: Actor, until: number): Promise<void> {
  const isMissing = async (): Promise<boolean> => Date.now() < until && !(await seats.taken()).has(id);
  if (!(await isMissing())) return;
  await scene.page.note(`A moment for whoever would like to be ${person.name} at the page and join.`);
  while (await isMissing()) await sleep(lookEveryMs);
}

/** What may be left out: whoever is at the page may do it or not, and nobody waits. */
export async function isFree({ scene, seats }: Place, { id }: Actor): Promise<boolean> {
  await scene.unpaused();
  return !(await seats.taken()).has(id);
}
