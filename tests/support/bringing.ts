import { buttonsOf, textOf, type Outcome, type SeenForm, type SeenMessage } from '../../sandbox/client';
import type { Place, Somebody, Town } from './town';
import { set } from './wayIn';

/** A circle of three that meets at 18:00 of a day of its own; the clock stands two days before. */
export interface Circle {
  readonly place: Place;
  readonly people: readonly [Somebody, Somebody, Somebody];
  readonly start: Date;
  /** Its next session is held from coming in to the close: one speaks, the others let it go by. */
  hold(): Promise<void>;
}

const hour = 3_600_000;
const thread = 'Spring 1';

export async function aCircle(town: Town, p: { weeks?: number } = {}): Promise<Circle> {
  const place = await town.openGuild({ people: 3 });
  const now = new Date((await town.sandbox.client.clock.read()).now);
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 3, 18));
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', ...p });
  await town.passTo(new Date(start.getTime() - 48 * hour));
  const people = place.people as unknown as [Somebody, Somebody, Somebody];
  let held = 0;
  return {
    place,
    people,
    start,
    async hold() {
      await town.passTo(new Date(start.getTime() + held++ * 7 * 24 * hour + 2 * 60_000));
      const [ada] = people;
      await ada.presses('Take the turn', thread);
      await town.settle();
      await ada.presses('Done', thread);
      await town.pass({ minutes: 90 });
    },
  };
}

export async function shown(outcome: Outcome): Promise<SeenMessage> {
  const { reply } = await outcome.settled();
  if (!reply) throw new Error(`nothing is shown (${outcome.state})`);
  return reply;
}

/** What came of a press: the card as it is then, and what was said beside it. */
export async function heard(outcome: Outcome): Promise<string> {
  const { reply, followUps } = await outcome.settled();
  return [...(reply ? [reply] : []), ...followUps].map(textOf).join('\n');
}

export const press = (person: Somebody, card: SeenMessage, label: string): Promise<Outcome> =>
  person.acts.clickLabel({ channel: card.channel, message: card.id, label });

/** The card of their circle, opened in its thread. */
export async function circleCard(person: Somebody): Promise<SeenMessage> {
  const channel = await person.channel(thread);
  return shown(await person.acts.run({ guild: person.guild, channel, command: 'circle' }));
}

/** From the card of their circle to that of a case, a question or their own step. */
export const chooses = async (person: Somebody, label: string): Promise<SeenMessage> =>
  shown(await set(person.acts, await circleCard(person), { placeholder: 'For our next session', wanted: [label] }));

export async function formFrom(person: Somebody, card: SeenMessage, label: string): Promise<SeenForm> {
  const outcome = await press(person, card, label);
  if (!outcome.form)
    throw new Error(`${label} opened no form: ${outcome.reply ? textOf(outcome.reply) : outcome.state}`);
  return outcome.form;
}

export const sends = (person: Somebody, form: SeenForm, words: string, forge = false): Promise<Outcome> =>
  person.acts.submit({ form, fields: { words }, ...(forge ? { forge } : {}) });

/** Writes by the button of that label on a card; the card as it is then. */
export const writes = async (
  person: Somebody,
  card: SeenMessage,
  p: { by: string; words: string },
): Promise<SeenMessage> => shown(await sends(person, await formFrom(person, card, p.by), p.words));

/** A case, queued from the card of the circle. */
export const queuesCase = async (person: Somebody, words = ''): Promise<SeenMessage> =>
  writes(person, await chooses(person, 'Bring a case'), { by: 'I’d like to bring one', words });

export const asks = async (person: Somebody, words: string): Promise<SeenMessage> =>
  writes(person, await chooses(person, 'Ask the circle'), { by: 'Write it', words });

/** Opens a card from the newest goodbye in the thread. */
export const opens = async (person: Somebody, label: string): Promise<SeenMessage> =>
  shown(await person.presses(label, thread));

/** The thread as everybody reads it: without what only this person sees. */
export const readsShared = async (person: Somebody): Promise<string> =>
  (await person.sees(thread))
    .filter((message) => !message.ephemeral)
    .map(textOf)
    .join('\n---\n');

export const labelsOf = (message: SeenMessage): string[] => buttonsOf(message).map(({ label }) => label);
