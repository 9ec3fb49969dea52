import { arrive, settle } from '../../demo/chapters/arriving';
import { formCircles } from '../../demo/chapters/forming';
import { everybodyJoins } from '../../demo/chapters/joining';
import { findWelcome, setUp } from '../../demo/chapters/settingUp';
import { isGoodbye, labels, offers } from '../../demo/characters';
import type { Part } from '../../demo/habits';
import { Company } from '../../demo/live';
import { first, type Circle, type Place } from '../../demo/place';
import { pageOn } from '../../demo/print/page';
import type { Actor } from '../../demo/scene';
import type { Stage } from '../../demo/stage';
import { inOneLine } from '../../demo/tell/line';
import { verify } from '../../demo/verify';
import { textOf, type Awaited, type LedgerEntry, type SeenMessage } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { aTown, said, type Town } from '../support/town';
import { walkIn } from '../support/wayIn';

/** The demo as a place to step into: whom you are, nobody else plays, and the others go on. One story, in its order. */

// The story takes its time on a busy machine; what waits for it ends with it.
jest.setTimeout(180_000);

let town: Town;
let stage: Stage;
let place: Place;
let welcome: string;
let circles: Circle[];
let company: Company;
let printed = '';

const page = pageOn({
  write: (text) => (printed += text),
  paint: (text) => text,
  coloured: false,
  width: 88,
  rest: () => 0,
});

beforeAll(async () => {
  town = await aTown({ startAt: '2027-04-05T06:00:00.000Z', stepMs: 20 });
  const { sandbox, databaseUrl, ended } = town;
  stage = { sandbox, databaseUrl, ended, folder: '', logged: { lines: [], faults: () => [] } };
  place = await arrive({ stage, folk: await settle(sandbox.client), page, seed: 3 });
});
afterAll(() => town.stop());
afterAll(() => company.leave());

/** Each message that called one person to their turn, as it came. */
async function callsIn({ thread }: Circle): Promise<LedgerEntry[]> {
  const posted = await town.sandbox.client.ledger({ channel: thread, kind: 'message' });
  return posted.filter(({ pinged }) => pinged.length === 1);
}

/** Somebody opens the page as this person; resolves with how they leave it. */
async function sitsDownAs({ id }: Actor): Promise<() => Promise<void>> {
  const closing = new AbortController();
  const taken = async (): Promise<boolean> => (await place.seats.taken()).has(id);
  const stream = await fetch(`${town.sandbox.url}/sandbox/as/${id}/live?seat=1`, { signal: closing.signal });
  // A stream that nobody reads is closed at any time, and the seat is free.
  void stream.body?.pipeTo(new WritableStream()).catch(() => undefined);
  await eventually(async () => expect(await taken()).toBe(true));
  return async () => {
    closing.abort();
    await eventually(async () => expect(await taken()).toBe(false));
  };
}

const reads = ({ acts }: Actor, { thread }: Circle): Promise<SeenMessage[]> => acts.messages(thread);
const awaited = (): Promise<readonly Awaited[]> => town.sandbox.client.awaited();
const lineAbout = async ({ id }: Actor): Promise<string | undefined> =>
  (await town.sandbox.client.people()).find((one) => one.id === id)?.about;
const isOpen = (): Promise<boolean> => findWelcome(place).then((found) => found !== undefined);

test('the story waits for whoever is the host at the page, and goes on with what was done there, or when they leave', async () => {
  const { host, guild, general } = place;
  const leaves = await sitsDownAs(host);
  const setting = setUp(place);
  await eventually(() => expect(printed).toContain('Claire waits for you at the page: /grove setup.'));
  expect(await awaited()).toEqual([{ user: host.id, deed: expect.stringContaining('/grove setup') as string }]);
  expect(await isOpen()).toBe(false);
  expect(await said(await host.acts.run({ guild, channel: general, command: 'grove setup' }))).toContain('at home');
  await eventually(() => expect(printed.replace(/\s+/gu, ' ')).toContain('page: /cohort create name:Spring'));
  expect(await isOpen()).toBe(true);
  expect(textOf(first(await place.host.acts.messages(general)))).not.toContain('All is well');
  await leaves();
  welcome = await setting;
  expect(await awaited()).toEqual([]);
  expect(printed).not.toContain('Claire  /grove setup');
  expect(printed).toContain('Claire  /cohort create');
});

test('a pause at the page holds the story up', async () => {
  const { clock } = town.sandbox.client;
  await clock.pause({ paused: true });
  const { now } = await clock.read();
  let isOver = false;
  const joining = everybodyJoins(place, welcome).then(() => (isOver = true));
  for (let look = 0; look < 60; look++) expect((await clock.read()).now).toBe(now);
  expect(isOver).toBe(false);
  // The first that she does, a few requests from here, comes before all the rest.
  expect(printed).not.toContain('Amara  presses');
  await clock.pause({ paused: false });
  await joining;
  expect(printed).toContain('Amara  presses');
  expect(printed).toContain('touches in all');
});

test('the list has the order of the cast, so that a seed decides which circles are found', async () => {
  const { guild, people } = place;
  const rows = await town.database.query<{ id: string }[]>(
    'SELECT user_id::text AS id FROM application WHERE guild_id = $1 ORDER BY submitted_at, id',
    [guild],
  );
  const [amara, slow, ...others] = people.map(({ id }) => id);
  expect(rows.map(({ id }) => id)).toEqual([amara, ...others, slow]);
});

test('the list is not closed while the one who has not joined is on the way in at the page', async () => {
  const { visitor, people } = place;
  const leaves = await sitsDownAs(visitor);
  let isOver = false;
  const forming = formCircles(place, welcome).then((formed) => {
    isOver = true;
    return formed;
  });
  await eventually(async () =>
    expect(await awaited()).toEqual([
      {
        user: visitor.id,
        deed: expect.stringContaining('press Join in #welcome, and answer a few questions') as string,
        channel: welcome,
      },
    ]),
  );
  expect(isOver).toBe(false);
  const { answers } = first(people).person;
  const { region, place: city, hours } = answers;
  await walkIn(visitor.acts, welcome, { called: 'Zoe', region, place: city, hours });
  circles = await forming;
  expect(await awaited()).toEqual([]);
  expect(await lineAbout(visitor)).toBe('on the list, Athens');
  await leaves();
});

/** Who sits with whom is left to the matching. */
const isEager = ({ part }: { part: Part }): boolean => part.habit.what === 'eager';
const withSomebodyEager = () => first(circles.filter(({ members }) => members.some(isEager)));

test('nobody plays the one you are: where your turn comes the town waits, and the circle goes on around you', async () => {
  const circle = withSomebodyEager();
  company = await Company.gather(place, [{ circle, teller: inOneLine(place, circle), keeper: undefined }]);
  const you = first(circle.members.filter(isEager));
  const another = first(circle.members.filter((member) => member !== you && !member.part.habit.restsFirst));
  const leaves = await sitsDownAs(you);
  const { clock } = town.sandbox.client;
  let isOver = false;
  // However long the days before take: only when the evening is over it is too late.
  const waits = async (deed: string): Promise<void> =>
    eventually(async () => {
      company.refuseFaults();
      if (isOver) throw new Error(`the evening went by, and nobody waited: ${deed}`);
      expect(await awaited()).toEqual([
        { user: you.id, deed: expect.stringContaining(deed) as string, channel: circle.thread },
      ]);
      expect((await clock.read()).paused).toBe(true);
    }, 120_000);
  const evening = company.live(new Date('2027-04-12T21:00:00.000Z')).finally(() => (isOver = true));
  const pressed = async (label: string): Promise<void> => {
    const board = (await reads(you, circle)).findLast((message) => offers(message, label));
    await you.acts.clickLabel({ channel: circle.thread, message: board?.id ?? '', label });
  };
  await waits('press Take the turn, or Pass for now');
  await pressed(labels.take);
  await waits('say what you like, then press Done');
  const { now } = await clock.read();
  await you.acts.write({ channel: circle.thread, content: 'This is mine to say.' });
  await eventually(async () => expect((await reads(you, circle)).at(-1)?.content).toBe('This is mine to say.'));
  expect((await clock.read()).now).toBe(now);
  await pressed(labels.done);
  // In the second round they pass, in the third they let the time go on.
  await waits('Take the turn');
  const asked = await you.acts.run({ guild: place.guild, channel: circle.thread, command: 'circle' });
  await asked.settled();
  for (let look = 0; look < 60; look++) expect((await clock.read()).paused).toBe(true);
  await waits('Take the turn');
  await pressed(labels.pass);
  await eventually(async () => expect(await awaited()).toEqual([]));
  await waits('Take the turn');
  await clock.pause({ paused: false });
  await evening;
  expect(await awaited()).toEqual([]);
  const thread = await reads(another, circle);
  expect(thread.filter(isGoodbye)).toHaveLength(1);
  expect(thread.some(({ author }) => author.id === another.id)).toBe(true);
  expect(thread.flatMap(({ author, content }) => (author.id === you.id ? [content] : []))).toEqual([
    'This is mine to say.',
  ]);
  expect((await callsIn(circle)).filter(({ pinged }) => pinged[0] === you.id)).toHaveLength(1);
  expect(you.pressed.size).toBe(0);
  await leaves();
});

test('when the story is told the characters go on by the clock of the page, and so does the one you were', async () => {
  const { client } = town.sandbox;
  const { clock } = client;
  const circle = withSomebodyEager();
  const you = first(circle.members.filter(isEager));
  const next = (await client.moments()).find(({ name }) => name === `${circle.name}, session 2`);
  // The hour is what the search found, and a busy machine may find another; the same a week later it is in any case.
  const [call] = await callsIn(circle);
  const days = (Date.parse(next?.at ?? '') - Date.parse(call?.town ?? '')) / (24 * 60 * 60_000);
  expect(days).toBeLessThanOrEqual(7);
  expect(days).toBeGreaterThan(6.9);
  await place.scene.close();
  await clock.advance({ to: next?.at ?? '' });
  await clock.speed({ speed: 3_600 });
  await eventually(async () => {
    company.refuseFaults();
    const isOfUs = (name: string): boolean => name.startsWith(`${circle.name},`) || name === 'Spring ends';
    const ofUs = (await client.moments()).map(({ name }) => name).filter(isOfUs);
    expect(ofUs).toEqual([`${circle.name}, session 3`, 'Spring ends']);
  }, 120_000);
  await clock.pause({ paused: true });
  const second = (await reads(you, circle)).filter(({ town_time }) => town_time > (next?.at ?? ''));
  expect(second.some(({ author }) => author.id === you.id)).toBe(true);
});

test('who joined at the page is waited for like everybody, also when they sit down late', async () => {
  const { client } = town.sandbox;
  const { clock } = client;
  const { visitor } = place;
  company.leave();
  await clock.pause({ paused: false });
  await clock.hold({ held: 'the story' });
  company = await Company.gather(
    place,
    circles.map((circle) => ({ circle, teller: inOneLine(place, circle), keeper: undefined })),
  );
  const theirs = first(circles.filter(({ guests }) => guests.some(({ id }) => id === visitor.id)));
  const next = (await client.moments()).find(({ name }) => name.startsWith(`${theirs.name}, session`));
  expect(await lineAbout(visitor)).toBe('member, Athens');
  await place.scene.close();
  await clock.advance({ to: next?.at ?? '' });
  const leaves = await sitsDownAs(visitor);
  await clock.speed({ speed: 3_600 });
  await eventually(async () => {
    company.refuseFaults();
    expect(await awaited()).toEqual([
      { user: visitor.id, deed: expect.stringContaining('Take the turn') as string, channel: theirs.thread },
    ]);
    expect((await clock.read()).paused).toBe(true);
  }, 120_000);
  const presses = async (label: string): Promise<void> => {
    const board = (await reads(visitor, theirs)).findLast((message) => offers(message, label));
    await visitor.acts.clickLabel({ channel: theirs.thread, message: board?.id ?? '', label });
  };
  // A board that was just overtaken answers kindly and changes nothing: then they press again, on the new one.
  const does = (label: string, next: string): Promise<void> =>
    eventually(async () => {
      company.refuseFaults();
      const isThere = (await awaited()).some(({ deed }) => deed.includes(next));
      if (!isThere) await presses(label);
      expect(await awaited()).toEqual([
        { user: visitor.id, deed: expect.stringContaining(next) as string, channel: theirs.thread },
      ]);
    }, 30_000);
  await does(labels.take, 'press Done');
  // A pause of theirs lasts as long as they like, and their turn is waited for again.
  await does(labels.pause, 'press Go on');
  await does(labels.resume, 'press Done');
  await presses(labels.done);
  const listener = first(theirs.members.filter(({ part }) => part.habit.patience === null));
  await leaves();
  await eventually(async () => expect(await awaited()).toEqual([]));
  // Whoever only listens while others play them may like to speak when somebody at the page is them.
  const rises = await sitsDownAs(listener);
  await eventually(async () => {
    company.refuseFaults();
    expect(await awaited()).toEqual([
      { user: listener.id, deed: expect.stringContaining('Take the turn') as string, channel: theirs.thread },
    ]);
  }, 60_000);
  await rises();
  await clock.pause({ paused: true });
});

test('what became of the story while somebody was the host is no fault of it', async () => {
  const ending = { place, company, circles, leaver: undefined, weeks: 6 };
  expect((await verify(stage, ending)).faults).toEqual([]);
});
