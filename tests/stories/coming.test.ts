import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let weeks = 0;

/** A circle that meets at 18:00 of a day of its own; it is two days before. */
async function aCircle(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody]; start: Date }> {
  const place = await town.openGuild({ people: 3 });
  const start = new Date(Date.UTC(2027, 2, 3 + 3 * weeks++, 18));
  await town.passTo(new Date(start.getTime() - 48 * hour));
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  return { place, circle: place.people as unknown as [Somebody, Somebody, Somebody], start };
}

const minute = 60_000;
const hour = 60 * minute;
const before = (start: Date, ms: number): Date => new Date(start.getTime() - ms);
const after = (start: Date, minutes: number): Date => new Date(start.getTime() + minutes * minute);

test('people say whether they come; each is answered alone, may change it, and nobody else reads anything of it', async () => {
  const { circle, start } = await aCircle();
  const [ada, ben] = circle;
  await town.passTo(before(start, 24 * hour));
  const seen = await ben.sees('Spring 1');
  expect(await said(await ada.presses('I’m coming', 'Spring 1'))).toContain('See you there');
  expect(await said(await ada.presses('Not this week', 'Spring 1'))).toContain('Rest well');
  expect(await said(await ada.presses('I’ll be late', 'Spring 1'))).toContain('Come in whenever you can');
  await town.settle();
  expect(await ben.sees('Spring 1')).toEqual(seen);
  expect(await ada.hears('circle')).toContain('You said: I’ll be late');
});

test('whoever rests this week is not called again, and what was said is forgotten when the session closes', async () => {
  const { place, circle, start } = await aCircle();
  const [ada, ben, chidi] = circle;
  await town.passTo(before(start, 20 * hour));
  await ada.presses('Not this week', 'Spring 1');
  await ben.presses('I’m coming', 'Spring 1');
  await town.passTo(before(start, 10 * minute));
  const entries = await town.sandbox.client.ledger({ guild: place.guild, kind: 'message' });
  const pinged = entries
    .filter(({ text }) => text.includes('come as you are'))
    .map((entry) => [...entry.pinged].sort());
  expect(pinged).toEqual([[ben.id, chidi.id].sort()]);
  // Nobody can read from it who rests.
  const reminder = (await ben.reads('Spring 1')).split('\n---\n').at(-1);
  for (const { id } of circle) expect(reminder).toContain(`<@${id}>`);
  await town.passTo(after(start, 2));
  // All of the circle have the chance, whatever they said before.
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}>`);
  expect(await said(await ada.presses('I’m coming', 'Spring 1'))).toContain('going on right now');
  await town.passTo(after(start, 60));
  expect((await boardOf(ben)).text).toContain('This session is over');
  const rows: unknown = await town.database.query(
    'SELECT * FROM rsvp JOIN session ON session.id = session_id WHERE guild_id = $1',
    [place.guild],
  );
  expect(rows).toEqual([]);
});

test('whoever has left the server is let go of before the circle is called, and nobody waits for them', async () => {
  const { place, circle, start } = await aCircle();
  const [ada, ben, chidi] = circle;
  await town.passTo(before(start, 20 * hour));
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: ada.id });
  await town.passTo(before(start, 10 * minute));
  const reminder = (await ben.reads('Spring 1')).split('\n---\n').at(-1);
  expect(reminder).toContain(`<@${chidi.id}>`);
  expect(reminder).not.toContain(ada.id);
  expect(await place.host.reads('circle-moderators')).toContain('has left the server');
  await town.passTo(after(start, 2));
  expect((await boardOf(ben)).text).not.toContain(ada.id);
});

test('everybody rests this week: nobody is called, nothing opens, and the circle reads when it meets next', async () => {
  const { circle, start } = await aCircle();
  const [ada] = circle;
  await town.passTo(before(start, 24 * hour));
  for (const person of circle) await person.presses('Not this week', 'Spring 1');
  await town.passTo(after(start, 30));
  const thread = await ada.reads('Spring 1');
  expect(thread).not.toContain('come as you are');
  expect(thread).not.toContain('begins');
  expect(thread.split('\n---\n').at(-1)).toContain('We all rest this week');
  expect(thread.split('\n---\n').at(-1)).toContain(`<t:${after(start, 7 * 24 * 60).getTime() / 1000}:F>`);
});

test('somebody said that they would be late: a silent beginning does not close the session on them', async () => {
  const { circle, start } = await aCircle();
  const [ada, ben] = circle;
  await town.passTo(before(start, 24 * hour));
  await ben.presses('I’ll be late', 'Spring 1');
  await town.passTo(after(start, 6));
  expect((await boardOf(ada)).text).toContain('Everybody writes');
  await town.passTo(after(start, 45));
  await ben.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
});

test('a reminder that could not go out a day ahead still goes out in the morning; two hours ahead it is dropped', async () => {
  const [one, other] = [await aCircle(), await aCircle()];
  const away = async (from: Date, to: Date): Promise<void> => {
    await town.passTo(from);
    await town.grove.stop();
    await town.passTo(to);
    town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
    await town.settle();
  };
  await away(before(one.start, 25 * hour), before(one.start, 5 * hour));
  expect(await one.circle[0].reads('Spring 1')).toContain('meets next on');
  await away(before(other.start, 25 * hour), before(other.start, 1 * hour));
  expect(await other.circle[0].reads('Spring 1')).not.toContain('meets next on');
  await town.passTo(before(other.start, 10 * minute));
  expect(await other.circle[0].reads('Spring 1')).toContain('come as you are');
});

test('/circle says when, where and what about: in the thread, elsewhere, and in a direct message', async () => {
  const { place, circle, start } = await aCircle();
  const [ada, ben, chidi] = circle;
  const thread = await ada.channel('Spring 1');
  const heard = [
    await said(await ada.acts.run({ guild: place.guild, channel: thread, command: 'circle' })),
    await ada.hears('circle'),
    await said(await ada.acts.run({ channel: (await ada.acts.dmChannel()).id, command: 'circle' })),
  ];
  for (const words of heard) {
    expect(words).toContain(`<t:${start.getTime() / 1000}:F>`);
    expect(words).toContain('that is 18:00 in UTC');
    expect(words).toContain(`<#${thread}>`);
    expect(words).toContain('Arriving, about 60 minutes');
    for (const { id } of [ada, ben, chidi]) expect(words).toContain(`<@${id}>`);
  }
});

test('/circle tells somebody who is in no circle how to get into one', async () => {
  const { place } = await aCircle();
  const zoe = await place.newcomer('Zoe');
  expect(await zoe.hears('circle')).toContain('press *Join*');
});
