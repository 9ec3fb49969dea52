import type { Random } from '../bot/common/random';
import type { SeenMessage } from '../sandbox/client';
import { dayIn, timeIn } from '../sandbox/page/times';
import { host, type Member } from './cast';
import type { Character } from './characters';
import { StoryFault } from './fault';
import type { Actor, Scene } from './scene';
import type { Seats } from './seats';
import type { Stage } from './stage';

export type Newcomer = Actor & { readonly person: Member };

/** A server and everybody in it, each with an id and what they can do. */
export interface Folk {
  readonly guild: string;
  readonly general: string;
  readonly host: Actor;
  readonly moderator: Actor;
  readonly people: readonly Newcomer[];
  /** in the server, and in nothing else, unless somebody at the page joins as them */
  readonly visitor: Actor;
}

/** Where the story happens, and who is in it. */
export interface Place extends Folk {
  readonly scene: Scene;
  readonly stage: Stage;
  readonly seats: Seats;
  readonly random: Random;
}

/** A circle as its members find it. */
export interface Circle {
  readonly name: string;
  readonly thread: string;
  /** those who sit in it now; somebody may leave */
  readonly members: Character[];
  /** those whom nobody plays: they sit in it since somebody at the page did what brought them there */
  guests: readonly Character[];
}

export const cohort = { name: 'Spring', start: '2027-04-12', weeks: 6, size: 5 } as const;

export const first = <T>(some: readonly T[], otherwise = 'Nobody came.'): T => {
  const [one] = some;
  if (one === undefined) throw new StoryFault(otherwise);
  return one;
};

export async function chapter({ scene }: Place, aside: string): Promise<void> {
  const { now } = scene;
  await scene.page.chapter(`${dayIn(now, host.zone)}, ${timeIn(now, host.zone)} in ${host.city}`, aside);
}

/** Somebody types a command, and Grove answers them; the first lines of it are printed. */
export async function types(
  place: Place,
  who: Actor,
  p: { command: string; options?: Record<string, string | number>; channel?: string; most?: number; shown?: object },
): Promise<SeenMessage> {
  const { scene, guild, general } = place;
  const { command, options = {}, channel = general } = p;
  const typed = Object.entries({ ...options, ...p.shown }).flatMap(([name, value]) => [
    { text: ` ${name}:`, ink: { quiet: true } },
    { text: String(value), solid: true },
  ]);
  await scene.tells(who, { text: `/${command}`, ink: { bold: true } }, ...typed);
  const outcome = await who.acts.run({ guild, channel, command, options });
  const answer = first(
    await scene.hears(who, outcome, { channel, deed: `ran /${command}` }),
    `${who.person.name} ran /${command}, and nothing was answered.`,
  );
  await nameAll(place);
  await scene.whispers(who, [answer], { most: p.most });
  return answer;
}

/** Presses a button of an answer that only this person sees; Grove changes it in place. */
export async function pressesOn(
  { scene }: Place,
  who: Actor,
  p: { card: SeenMessage; label: string; most?: number },
): Promise<SeenMessage> {
  const { card, label } = p;
  const { channel, id: message } = card;
  await scene.presses(who, { label, style: 1, disabled: false });
  const outcome = await who.acts.clickLabel({ channel, message, label });
  const heard = await scene.hears(who, outcome, { channel, deed: `pressed ${label}` });
  const answer = heard.at(-1) ?? (await who.acts.messages(channel)).find(({ id }) => id === message);
  if (!answer) throw new StoryFault(`${who.person.name} pressed ${label}, and nothing was answered.`);
  await scene.whispers(who, [answer], { most: p.most });
  return answer;
}

/** So that the story knows what a channel is called that a message points to; rooms come and go. */
export async function nameAll({ scene, stage, guild }: Place): Promise<void> {
  const state = await stage.sandbox.client.guild(guild);
  for (const channel of state.channels) scene.nameChannel(channel.id, channel.name);
  for (const role of state.roles) scene.nameRole(role.id, role.name);
}
