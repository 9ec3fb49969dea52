import { seededRandom } from '../bot/common/random';
import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../sandbox/client';
import { bystander, dealParts, host, type Part, type Person } from './cast';
import { intends, labels, offers, type Act, type Character, type Intent } from './characters';
import { StoryFault } from './fault';
import type { Page } from './print/page';
import { dayIn, timeIn } from '../sandbox/page/times';
import { Scene, type Actor } from './scene';
import type { Stage } from './stage';
import { comesIn } from './wayIn';

/** The plot of `npm run demo`: from an empty server to the end of one circle's first session. */

type MemberOfCircle = Actor & Character;

/** What there is to look at when the story is over. */
export interface Ending {
  readonly guild: string;
  readonly thread: string;
  readonly members: readonly MemberOfCircle[];
  readonly bystander: Actor;
  /** the board's message, the one that had something to press */
  readonly board: string;
  /** who pressed "Take the turn", in this order */
  readonly speakers: readonly string[];
  readonly startsAt: Date;
  readonly answered: { readonly count: number; readonly slowestMs: number };
}

interface Place {
  readonly scene: Scene;
  readonly stage: Stage;
  readonly guild: string;
  readonly general: string;
  readonly host: Actor;
  readonly bystander: Actor;
  readonly members: readonly MemberOfCircle[];
}

/** Four weeks: in the fifth the clocks of Paris change, and in Lagos it would be too early for Amara's evening. */
const cohort = { name: 'Spring', start: '2027-03-02', time: '18:00', weeks: 4, size: 6 } as const;
/** that instant: six in the evening in Paris */
const startsAt = new Date('2027-03-02T17:00:00.000Z');
const minute = 60_000;

export async function playStory(p: { stage: Stage; page: Page; seed: number }): Promise<Ending> {
  const { stage, page } = p;
  const place = await arrive(stage, page, dealParts(seededRandom(p.seed)));
  const welcomeChannel = await setUp(place);
  await everybodyJoins(place, welcomeChannel);
  const thread = await launch(place);
  await reminder(place, thread);
  const { board, speakers } = await round(place, thread);
  const { answered } = place.scene;
  const { guild, members, bystander } = place;
  return { guild, thread, members, bystander, board, speakers, startsAt, answered };
}

async function arrive(stage: Stage, page: Page, parts: readonly Part[]): Promise<Place> {
  const { client } = stage.sandbox;
  const actor = async (person: Person): Promise<Actor> => {
    const { id } = await client.createUser({ name: person.name });
    return { id, person, acts: client.as(id) };
  };
  const owner = await actor(host);
  const { id: guild, generalChannelId: general } = await client.createGuild({
    name: 'Business development, early years',
    owner: owner.id,
  });
  const members: MemberOfCircle[] = [];
  for (const part of parts) members.push({ ...(await actor(part.member)), part, pressed: [] });
  const outside = await actor(bystander);
  for (const { id } of [...members, outside]) await client.joinGuild({ guild, user: id });
  const scene = new Scene(client, page, host.zone);
  scene.meet([owner, outside, ...members]);
  return { scene, stage, guild, general, host: owner, bystander: outside, members };
}

async function setUp(place: Place): Promise<string> {
  const { scene, host: claire, members } = place;
  await chapter(place, `${claire.person.name} sets Grove up`);
  await commands(place, 'grove setup', {});
  const [first] = members;
  if (!first) throw new StoryFault('Nobody came.');
  const channels = await first.acts.channels(place.guild);
  for (const channel of channels) {
    const seen = (await first.acts.messages(channel.id)).find((message) => offersJoin(message));
    if (!seen) continue;
    await scene.page.gap();
    await scene.page.note(`#${channel.name}, where everybody reads:`);
    await scene.look(first, channel.id, { framed: () => true });
    return channel.id;
  }
  throw new StoryFault(`${claire.person.name} set Grove up, and nobody can see a button to join.`);
}

const offersJoin = (message: SeenMessage): boolean =>
  buttonsOf(message).some(({ label }) => label === en.intake.join());

async function everybodyJoins({ scene, members, stage }: Place, channel: string): Promise<void> {
  await scene.page.gap();
  for (const [seat, member] of members.entries()) {
    await stage.sandbox.client.clock.advance({ byMs: (11 + 7 * seat) * minute });
    await comesIn(scene, member, { channel, inFull: seat === 0 });
  }
}

async function launch(place: Place): Promise<string> {
  const { scene, stage, host: claire, guild, members } = place;
  const { client } = stage.sandbox;
  await client.clock.advance({ to: '2027-03-01T13:30:00.000Z' });
  await scene.page.gap();
  const zone = await findZone(place);
  const { size, weeks, ...when } = cohort;
  await commands(place, 'cohort create', { ...when, zone, weeks, size });
  await client.clock.advance({ byMs: minute });
  await commands(place, 'cohort match', { cohort: cohort.name });
  await saysYes(place);
  await client.clock.advance({ byMs: minute });
  await commands(place, 'cohort launch', { cohort: cohort.name });
  for (const channel of await claire.acts.channels(guild)) scene.nameChannel(channel.id, channel.name);
  const [eyes] = members;
  if (!eyes) throw new StoryFault('Nobody came.');
  const thread = await threadOf(eyes, guild);
  await scene.page.gap();
  await scene.page.note(`A private thread, “${thread.name}”. Its members read:`);
  await scene.look(eyes, thread.id, { framed: () => true });
  await scene.page.note('One instant, and each of them reads it on their own clock:');
  await clocks(place, startsAt);
  return thread.id;
}

/** Claire has looked at the circles that were found, and wants them. */
async function saysYes({ scene, host: claire, general }: Place): Promise<void> {
  const label = en.circles.yes();
  await scene.presses(claire, { label, style: 3, disabled: false });
  const outcome = await claire.acts.clickLabel({ channel: general, label });
  const { reply } = await outcome.settled();
  if (!reply) throw new StoryFault('Claire said yes to the circles, and nothing was answered.');
  scene.counts(outcome);
  await scene.whispers(claire, [reply]);
}

/** Types a city and chooses what is offered, as one does. */
async function findZone({ host: claire, guild, general }: Place): Promise<string> {
  const choices = await claire.acts.autocomplete({
    guild,
    channel: general,
    command: 'cohort create',
    options: { name: cohort.name, start: cohort.start, time: cohort.time },
    focused: 'zone',
    value: 'paris',
  });
  const [first] = choices;
  if (!first) throw new StoryFault('Claire typed “paris” for a time zone, and nothing was offered.');
  return String(first.value);
}

async function threadOf(eyes: Actor, guild: string): Promise<{ id: string; name: string }> {
  const channels = await eyes.acts.channels(guild);
  const thread = channels.findLast((channel) => channel.thread?.members.includes(eyes.id));
  if (!thread) throw new StoryFault(`The circle was launched, and ${eyes.person.name} sees no thread.`);
  return { id: thread.id, name: thread.name };
}

async function commands(place: Place, command: string, options: Record<string, string | number>): Promise<void> {
  const { scene, host: claire, guild, general, stage } = place;
  const typed = Object.entries(options).flatMap(([name, value]) => [
    { text: ` ${name}:`, ink: { quiet: true } },
    { text: String(value), solid: true },
  ]);
  await scene.tells(claire, { text: `/${command}`, ink: { bold: true } }, ...typed);
  const outcome = await claire.acts.run({ guild, channel: general, command, options });
  const answer = await scene.hears(claire, outcome, { channel: general, deed: `ran /${command}` });
  const state = await stage.sandbox.client.guild(guild);
  for (const channel of state.channels) scene.nameChannel(channel.id, channel.name);
  for (const role of state.roles) scene.nameRole(role.id, role.name);
  if (answer.length === 0) throw new StoryFault(`Claire ran /${command}, and nothing was answered.`);
  await scene.whispers(claire, answer);
}

/** The town jumps from wake-up to wake-up until something can be read in the thread. */
async function reminder(place: Place, thread: string): Promise<void> {
  const { scene, stage, members } = place;
  const { clock } = stage.sandbox.client;
  const [eyes] = members;
  if (!eyes) throw new StoryFault('Nobody came.');
  for (const [index, aside] of ['a day before', 'ten minutes before'].entries()) {
    for (let wake = 0; wake < 20; wake++) {
      await clock.advance({ toNext: true, limit: startsAt.toISOString() });
      const messages = await eyes.acts.messages(thread);
      if (messages.filter(({ ephemeral }) => !ephemeral).length > index + 1) break;
    }
    await chapter(place, aside);
    await scene.look(eyes, thread);
    if (index === 0) await saysWhetherTheyCome(place, thread);
  }
}

/** Whoever knows that they will be late may say so, and another that they come; each is answered alone. */
async function saysWhetherTheyCome({ scene, members }: Place, channel: string): Promise<void> {
  const late = members.find(({ part }) => part.habit.lateBy !== undefined);
  const other = members.find((member) => member !== late);
  for (const [who, label] of [
    [late, labels.late],
    [other, labels.coming],
  ] as const) {
    if (!who) continue;
    await scene.presses(who, { label, style: 2, disabled: false });
    const outcome = await who.acts.clickLabel({ channel, label });
    await scene.whispers(who, await scene.hears(who, outcome, { channel, deed: `pressed ${label}` }));
  }
}

/** One instant, and what clock each of them reads it on. */
async function clocks({ scene, members }: Place, at: Date): Promise<void> {
  await scene.page.columns(
    members.map(({ person }) => [
      { text: `${timeIn(at, person.zone)} ` },
      { text: `${person.name} `, ink: { colour: person.colour } },
      { text: person.city, ink: { quiet: true } },
    ]),
  );
}

/** Everybody looks, the first to wish something does it, time goes on; until there is nothing more to wish. */
async function round(place: Place, thread: string): Promise<{ board: string; speakers: string[] }> {
  const { scene, stage, members } = place;
  const { clock } = stage.sandbox.client;
  const [eyes] = members;
  if (!eyes) throw new StoryFault('Nobody came.');
  const speakers: string[] = [];
  let board: string | undefined;
  const session = { begun: false };
  const look = async (): Promise<boolean> => {
    const seen = await eyes.acts.messages(thread);
    const found = seen.findLast((message) => offers(message, labels.pause));
    if (found && !session.begun) {
      session.begun = true;
      await chapter(place, 'the first session');
    }
    board = found?.id ?? board;
    return (await scene.look(eyes, thread, { framed: (message) => buttonsOf(message).length > 0 })).length > 0;
  };
  for (let moment = 0; moment < 400; moment++) {
    const seen = await eyes.acts.messages(thread);
    const wish = earliest(members, (member) => intends(member, seen));
    const now = await scene.now();
    if (wish && wish.at <= now) {
      if (isTaking(wish)) await scene.page.gap();
      await doAct(scene, wish, thread);
      if (isTaking(wish)) speakers.push(wish.who.id);
      await look();
      continue;
    }
    const { next } = await clock.advance({ byMs: 0 });
    const isOver = seen.some((message) => textOf(message).includes(en.session.goodbye.finished()));
    if (!wish && (next === null || isOver)) break;
    const limit = wish?.at.toISOString();
    const before = now;
    if (next !== null && (!wish || new Date(next) <= wish.at)) await clock.advance({ toNext: true, limit });
    else if (limit !== undefined) await clock.advance({ to: limit });
    const quiet = Math.round(((await scene.now()).getTime() - before.getTime()) / minute);
    if (session.begun && quiet >= 2) await quietly(scene, quiet);
    await look();
  }
  if (board === undefined)
    throw new StoryFault(`It is past ${timeIn(startsAt, host.zone)} in Paris, and no round was opened.`);
  return { board, speakers };
}

async function quietly({ page }: Scene, minutes: number): Promise<void> {
  const inWords: Record<number, string> = { 2: 'two', 3: 'three', 4: 'four' };
  await page.gap();
  const inWord = inWords[minutes];
  await page.note(inWord === undefined ? `${minutes} minutes later` : `${inWord} quiet minutes`);
}

const isTaking = ({ act }: Intent): boolean => act.do === 'press' && act.label === labels.take;

type Wish = Intent & { readonly who: MemberOfCircle };

function earliest(
  members: readonly MemberOfCircle[],
  intent: (member: MemberOfCircle) => Intent | null,
): Wish | undefined {
  const wishes = members.flatMap((who): Wish[] => {
    const wish = intent(who);
    return wish ? [{ ...wish, who }] : [];
  });
  return wishes.sort((one, other) => one.at.getTime() - other.at.getTime())[0];
}

async function doAct(scene: Scene, { who, act }: { who: MemberOfCircle; act: Act }, channel: string): Promise<void> {
  if (act.do === 'write') {
    await who.acts.write({ channel, content: act.words });
    await scene.settle();
    return;
  }
  const { label, message } = act;
  const seen = (await who.acts.messages(channel)).find(({ id }) => id === message);
  const button = seen && buttonsOf(seen).find((each) => each.label === label);
  if (!button) throw new StoryFault(`${who.person.name} wished to press ${label}, and it was gone.`);
  await scene.presses(who, button);
  who.pressed.push(label);
  const outcome = await who.acts.clickLabel({ channel, message, label });
  await scene.whispers(who, await scene.hears(who, outcome, { channel, deed: `pressed ${label}` }));
}

async function chapter({ scene }: Place, aside: string): Promise<void> {
  const now = await scene.now();
  await scene.page.chapter(`${dayIn(now, host.zone)}, ${timeIn(now, host.zone)} in ${host.city}`, aside);
}
