import { startGrove } from '../../bot/start';
import { createLog } from '../../bot/common/log';
import type { Step } from '../../bot/sessions/programmes/programme';
import { textOf } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { aSessionOf, writes } from '../support/formats';
import { aTown, boardOf, callsTo, type Somebody, type Town } from '../support/town';

/** Whatever happens to Grove, to threads or to people in the middle of a session: it goes on, nothing is lost, nothing comes twice. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';
/** The first sheet of a smaller group, and its first step. */
const opensPart = /^### In threes · Spring 1 · \d\n[^]*^\*\*Among you\*\*$/m;
const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
const reveal: Step = { kind: 'reveal', title: 'One idea each', prompt: 'What would you try?', minutes: 5 };
const round: Step = { kind: 'round', title: 'Check-in', prompt: 'How are you?', minutesPerTurn: 2 };
const inThrees: Step = {
  kind: 'split',
  title: 'In threes',
  prompt: 'Tell each other.',
  size: 3,
  steps: [{ ...talk, title: 'Among you', minutes: 8 }],
};

/** Grove ends and starts anew; in between so many minutes go by. */
async function restarts(minutes = 0): Promise<void> {
  await town.grove.stop();
  if (minutes > 0) await town.pass({ minutes });
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  await town.settle();
}

test('Grove starts anew while hands are up: they are called in the order they had', async () => {
  const { circle } = await aSessionOf(town, [{ ...talk, minutes: 30 }]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await ada.presses('Take the turn', thread);
  await town.settle();
  await cleo.presses('Raise hand', thread);
  // A press is acknowledged before it is done; who is first to ask has to have asked.
  await town.settle();
  await ben.presses('Raise hand', thread);
  await restarts();
  await ada.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${cleo.id}> has the floor`);
  expect(await callsTo(town, cleo)).toBe(1);
});

test('Grove is away when a reveal should end: what was written appears once when it is back', async () => {
  const { circle } = await aSessionOf(town, [reveal, talk]);
  const [ada, ben] = circle as [Somebody, Somebody];
  await writes(ada, 'Sleep on it');
  await restarts(7);
  const shown = (await ben.sees(thread)).filter((message) => textOf(message).includes('Sleep on it'));
  expect(shown).toHaveLength(1);
  expect((await boardOf(ben)).text).toContain('Open talk');
});

test('Grove starts anew in the middle of a split: its parts go on, and the circle meets again', async () => {
  const { circle } = await aSessionOf(town, [inThrees, talk], { people: 6 });
  const [ada] = circle as [Somebody];
  await restarts(3);
  expect((await boardOf(ada)).text).toContain('We go into threes');
  await town.pass({ minutes: 6 });
  expect((await boardOf(ada)).text).toContain('Open talk');
  expect((await ada.reads(thread)).split('We go into threes')).toHaveLength(1);
});

test('Discord opens no thread for the smaller groups: they meet in the circle’s own, one board each', async () => {
  const { circle } = await aSessionOf(town, [{ ...talk, minutes: 1 }, inThrees, talk], { people: 6 });
  const [ada] = circle as [Somebody];
  await town.sandbox.client.fail({
    route: '/threads$',
    method: 'POST',
    times: 2,
    mode: 'refuse',
    status: 403,
    code: 50013,
  });
  await town.pass({ minutes: 1 });
  const boards = (await ada.sees(thread)).map(textOf).filter((text) => opensPart.test(text));
  expect(boards).toHaveLength(2);
  await town.pass({ minutes: 9 });
  expect((await boardOf(ada)).text).toContain('Open talk');
});

test('the next session begins while the one before still goes on: that one is closed kindly', async () => {
  const { place, circle } = await aSessionOf(town, [round, talk]);
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 1 });
  await ada.presses('Pause', thread);
  await town.settle();
  const next = await town.database.query<{ id: string }[]>(
    'SELECT id FROM session WHERE guild_id = $1 AND number = 2',
    [place.guild],
  );
  const [{ id } = { id: '' }] = next;
  const now = (await town.sandbox.client.clock.read()).now;
  await town.database.query('UPDATE session SET starts_at = $1 WHERE id = $2', [now, id]);
  await town.database.query(`UPDATE alarm SET due_at = $1, edition = edition + 1 WHERE key = $2`, [now, `open:${id}`]);
  await restarts();
  await town.pass({ minutes: 1 });
  const read = await ada.reads(thread);
  expect(read).toContain('Your next session begins now, so I close this one here');
  expect((await boardOf(ada)).text).not.toContain('We pause');
});

test('everybody leaves but one, who has the floor: the session goes on with them, and ends in its time', async () => {
  const { circle } = await aSessionOf(town, [round, talk], { minutes: 20 });
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await ada.presses('Take the turn', thread);
  await town.settle();
  for (const other of [ben, cleo]) await other.run('leave');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
  await ada.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain('Open talk');
  await town.pass({ minutes: 20 });
  expect(await ada.reads(thread)).toContain('That closes our session');
});

test('more time for a split is time for its parts, and after a pause in which all came back the circle goes on', async () => {
  const { place, circle } = await aSessionOf(town, [inThrees, talk], { people: 6 });
  const [ada, ben] = circle as [Somebody, Somebody];
  const parts = (await town.sandbox.client.guild(place.guild)).channels.filter(({ name }) =>
    /^Spring 1 · \d ·/.test(name),
  );
  const [one, two] = parts.map(({ name }) => name) as [string, string];
  const inOne = async (person: Somebody): Promise<string> =>
    (await person.channel(one).catch(() => null)) === null ? two : one;
  const hers = await inOne(ada);
  await town.database.query(
    'UPDATE session SET facilitator_id = $1 WHERE guild_id = $2 AND number = 1 AND parent_id IS NULL',
    [ada.id, place.guild],
  );
  const channel = await ada.channel(thread);
  const { reply } = await (await ada.acts.run({ guild: ada.guild, channel, command: 'circle' })).settled();
  if (!reply) throw new Error('no card');
  await ada.acts.clickLabel({ channel, message: reply.id, label: 'More time' });
  await town.settle();
  await town.pass({ minutes: 10 });
  expect((await boardOf(ada)).text).toContain('In threes');
  const stillThere = await ada.reads(hers);
  expect(stillThere).not.toContain('The circle meets again');
  await ben.presses('Pause', thread);
  await town.settle();
  await town.pass({ minutes: 10 });
  expect(await ada.reads(hers)).toContain('The circle meets again in <#');
  expect((await boardOf(ada)).text).toContain('We pause');
  await ben.presses('Go on', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain('Open talk');
});

test('a session that nobody comes to closes no other: all rest, and the one in writing goes on', async () => {
  const { place, circle } = await aSessionOf(town, [talk, talk]);
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 1 });
  const [{ id } = { id: '' }] = await town.database.query<{ id: string }[]>(
    'SELECT id FROM session WHERE guild_id = $1 AND number = 2',
    [place.guild],
  );
  for (const person of circle)
    await town.database.query(`INSERT INTO rsvp (session_id, user_id, answer) VALUES ($1, $2, 'not this week')`, [
      id,
      person.id,
    ]);
  const { now } = await town.sandbox.client.clock.read();
  await town.database.query('UPDATE session SET starts_at = $1 WHERE id = $2', [now, id]);
  await town.database.query('UPDATE alarm SET due_at = $1, edition = edition + 1 WHERE key = $2', [now, `open:${id}`]);
  await restarts();
  const read = await ada.reads(thread);
  expect(read).toContain('We all rest this week');
  expect((await boardOf(ada)).text).toContain('Open talk');
});

test('the thread of a smaller group is deleted: it goes on in the circle’s own, with the board it had', async () => {
  const { place, circle } = await aSessionOf(town, [inThrees, talk], { people: 6 });
  const [ada] = circle as [Somebody];
  const [one] = (await town.sandbox.client.guild(place.guild)).channels.filter(({ name }) =>
    /^Spring 1 · \d ·/.test(name),
  );
  if (!one) throw new Error('no part');
  await town.sandbox.client.deleteChannel({ channel: one.id });
  await eventually(async () => {
    const boards = (await ada.sees(thread)).map(textOf).filter((text) => opensPart.test(text));
    expect(boards).toHaveLength(1);
  });
  await town.pass({ minutes: 10 });
  expect((await boardOf(ada)).text).toContain('Open talk');
});
