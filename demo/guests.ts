import type { SeenMessage } from '../sandbox/client';
import type { Character } from './characters';
import type { Circle, Place } from './place';
import type { Actor } from './scene';

/**
 * Whom nobody plays: whoever somebody at the page is, and whoever sits in a circle only because they were brought there at
 * the page. They are waited for.
 */

/** They do nothing by themselves; what a character would wish tells when it is their turn. */
const part: Character['part'] = {
  habit: { what: 'unhurried', patience: [20, 20], sentences: 1 },
  patience: 20,
  aside: undefined,
  offers: undefined,
  thanks: undefined,
};
const unspoken = {
  work: '',
  wish: '',
  answers: { region: '', place: '', years: '', languages: [], wants: [], offers: [], hours: [] },
  says: ['', ''],
  later: ['', ''],
  next: ['', '', ''],
} as const;

/**
 * Zoe, once she is in the thread; the host and the moderator may be there to keep the time, and sit in the circle only where
 * Grove has called them with the others.
 */
export async function guestsIn(
  place: Place,
  { thread }: Circle,
  messages: readonly SeenMessage[],
): Promise<Character[]> {
  const { visitor, host, moderator, guild, stage } = place;
  const { channels } = await stage.sandbox.client.guild(guild);
  const inThread = channels.find(({ id }) => id === thread)?.thread?.members ?? [];
  const isCalled = (id: string): boolean =>
    messages.some(({ author, pinged }) => author.bot && pinged.length > 1 && pinged.includes(id));
  return [visitor, host, moderator]
    .filter(({ id }) => inThread.includes(id) && (id === visitor.id || isCalled(id)))
    .map(asGuest);
}

/** Where it is somebody's turn, whatever habit they were dealt: whoever listens only may like to speak at the page. */
export const unplayed = (character: Character): Character => ({ ...character, part, isUnplayed: true });

/** The line about somebody, for whoever chooses whom to be. */
export async function isToldAs({ stage }: Place, { id, person }: Actor, now: 'on the list' | 'member'): Promise<void> {
  await stage.sandbox.client.editUser({ user: id, about: `${now}, ${person.city}` });
}

const asGuest = (actor: Actor): Character => ({
  ...actor,
  person: { ...unspoken, ...actor.person },
  part,
  seat: 0,
  pressed: new Map(),
  isUnplayed: true,
});
