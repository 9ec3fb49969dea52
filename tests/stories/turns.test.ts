import { addressOf } from '../../bot/common/customId';
import { aTown, boardOf, callsTo, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
beforeEach(() => town.sandbox.client.clock.advance({ to: '2027-03-01T12:00:00Z' }).catch(() => undefined));

let dates = 0;

/** A circle whose check-in has just begun; each story has a day of its own, because the town's clock only goes forward. */
async function aCheckIn(people = 3): Promise<{ place: Place; circle: Somebody[] }> {
  const place = await town.openGuild({ people });
  const day = new Date(Date.UTC(2027, 3, 1 + dates++));
  await place.launch({ date: day.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  await town.passTo(new Date(day.getTime() + (18 * 60 + 2) * 60_000));
  return { place, circle: [...place.people] };
}

const count = (text: string, words: string): number => text.split(words).length - 1;

test('two people take the turn at the same moment: one has it, the other hears so alone', async () => {
  const { circle } = await aCheckIn();
  const [ada, ben] = circle as [Somebody, Somebody];
  const pressed = await Promise.all([ada, ben].map((one) => one.presses('Take the turn', 'Spring 1')));
  await town.settle();
  const words = await Promise.all(pressed.map(said));
  const board = await boardOf(ada);
  const holders = [ada, ben].filter((one) => board.text.includes(`<@${one.id}> has the floor`));
  expect(holders).toHaveLength(1);
  expect(words.join()).toContain('has the floor just now');
  expect((await callsTo(town, ada)) + (await callsTo(town, ben))).toBe(1);
});

test('a double click takes one turn, and a double Done gives one away', async () => {
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  const board = await boardOf(ada);
  const take = board.message;
  const customId = `session.take.1|${sessionIn(take)}|2`;
  const channel = await ada.channel('Spring 1');
  await Promise.all([1, 2, 3].map(() => ada.acts.click({ channel, message: take.id, customId })));
  await town.settle();
  expect(await callsTo(town, ada)).toBe(1);
  await Promise.all([1, 2].map(() => ada.presses('Done', 'Spring 1')));
  await town.settle();
  expect((await boardOf(ada)).text).toContain('The floor is open');
});

test('nobody has the floor twice before everybody had the chance', async () => {
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect(await said(await ada.presses('Take the turn', 'Spring 1'))).toContain('The others get the chance first');
});

test('passing is answered to the one who passes and changes nothing that others can see', async () => {
  const { circle } = await aCheckIn();
  const [ada, ben] = circle as [Somebody, Somebody];
  const before = await ben.sees('Spring 1');
  expect(await said(await ada.presses('Pass for now', 'Spring 1'))).toContain('nobody is told');
  await town.settle();
  expect(await ben.sees('Spring 1')).toEqual(before);
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}>`);
});

test('the holder passes, from their own card: the floor opens, and they still have the chance', async () => {
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  const card = await ada.presses('Raise hand', 'Spring 1');
  expect(await said(await ada.pressesOn(card, 'Pass for now'))).toContain('The floor is open again');
  await town.settle();
  const { text } = await boardOf(ada);
  expect(text).toContain('The floor is open');
  expect(text).toContain(`Still with the chance to speak: `);
  expect(text).toContain(`<@${ada.id}>`);
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
});

test('after a minute the holder hears a gentle word, and long after that the floor opens again', async () => {
  const { circle } = await aCheckIn();
  const [ada, ben] = circle as [Somebody, Somebody];
  await ada.presses('Take the turn', 'Spring 1');
  await town.pass({ minutes: 1 });
  const { text, message } = await boardOf(ben);
  expect(text).toContain('Finish your thought in peace');
  expect(text).toContain(`<@${ada.id}> has the floor`);
  await town.pass({ minutes: 2 });
  // On the same message: it is an edit, and nobody is called by it.
  expect(await boardOf(ben)).toMatchObject({ message: { id: message.id } });
  expect((await boardOf(ben)).text).toContain('The floor is open');
});

test('when nobody takes the floor, Grove asks once without naming anybody, and closes kindly', async () => {
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('we go on in a little while, or close for today; both are fine');
  await town.pass({ minutes: 2 });
  expect(count(await ada.reads('Spring 1'), 'A quiet day')).toBe(1);
});

test('where somebody said that they come it asks once, goes on, and closes only after a second silence', async () => {
  const { place, circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  await town.database.query(
    `INSERT INTO rsvp (session_id, user_id, answer) SELECT id, $2, 'coming' FROM session WHERE guild_id = $1 AND number = 1`,
    [place.guild, ada.id],
  );
  await town.pass({ minutes: 2 });
  const asked = (await boardOf(ada)).text;
  expect(asked).toContain('still open** for whoever would like it');
  for (const { id } of circle) expect(asked).not.toContain(id);
  await town.pass({ minutes: 2 });
  // They may all be there and only press nothing.
  expect(await ada.reads('Spring 1')).not.toContain('A quiet day');
  expect((await boardOf(ada)).text).not.toContain('The floor is');
  await town.pass({ minutes: 60 });
  expect(count(await ada.reads('Spring 1'), 'A quiet day')).toBe(1);
});

test('a click at the moment the time is up moves the round on once', async () => {
  const { circle } = await aCheckIn();
  const [ada, ben] = circle as [Somebody, Somebody];
  await ada.presses('Take the turn', 'Spring 1');
  await town.pass({ minutes: 1 });
  await Promise.all([ada.presses('Done', 'Spring 1'), town.pass({ minutes: 2 })]);
  await town.settle();
  // Whichever came first: a floor that was open for the two minutes is, by now, still open.
  expect((await boardOf(ben)).text).toMatch(/The floor is (still )?open/);
  await ben.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect(await callsTo(town, ben)).toBe(1);
});

test('only the one who takes the floor is pinged, and the reminders ping the circle and nobody else', async () => {
  const { place, circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  const entries = await town.sandbox.client.ledger({ guild: place.guild, kind: 'message' });
  const pinging = entries.filter((entry) => entry.pinged.length > 0);
  const all = circle.map((one) => one.id).sort();
  expect(pinging.map((entry) => [...entry.pinged].sort())).toEqual([all, all, [ada.id]]);
});

test('forged, cut and old buttons, and another circle’s, get a kind answer and change nothing', async () => {
  const [stranger] = (await aCheckIn()).circle as [Somebody];
  const theirs = sessionIn((await boardOf(stranger)).message);
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  const { message, text } = await boardOf(ada);
  const channel = await ada.channel('Spring 1');
  const press = async (customId: string): Promise<string> =>
    said(await ada.acts.click({ channel, message: message.id, customId, forge: true }));
  const mine = sessionIn(message);
  expect(await press(`session.take.0|${mine}|2`)).toContain('earlier version');
  expect(await press(`session.take.1|${mine}`)).toContain('do not know that button');
  expect(await press('x'.repeat(100))).toContain('do not know that button');
  expect(await press(`session.take.1|${mine}|999`)).toContain('a moment quicker');
  expect(await press(`session.done.1|${mine}|2`)).toContain('Only the one who has the floor');
  // A session of another guild does not exist here; nothing tells whether it does elsewhere.
  expect(await press(`session.take.1|${theirs}|2`)).toContain('cannot find that here');
  expect(await press('session.take.1|9999999999|1')).toContain('cannot find that here');
  expect((await boardOf(ada)).text).toBe(text);
});

test('somebody of another circle in the same server is told kindly that theirs is elsewhere', async () => {
  const { place, circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  const { message } = await boardOf(ada);
  const outsider = await place.newcomer('Zoe');
  const welcome = (await outsider.sees('welcome'))[0];
  const pressed = await outsider.acts.click({
    channel: await outsider.channel('welcome'),
    message: welcome?.id ?? '',
    customId: `session.take.1|${sessionIn(message)}|2`,
    forge: true,
  });
  expect(await said(pressed)).toContain('for the people of this circle');
});

test('a board deleted by hand comes back, once, with the state of the round', async () => {
  const { circle } = await aCheckIn();
  const [ada] = circle as [Somebody];
  const { message } = await boardOf(ada);
  await town.sandbox.client.deleteMessage({ channel: await ada.channel('Spring 1'), message: message.id });
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('The floor is still open');
});

/** The session a board is about, read from its first button. */
function sessionIn(message: { components: unknown }): string {
  const found = /"custom_id":"(session\.\w+\.\d+\|(\d+)\|\d+)"/.exec(JSON.stringify(message.components));
  if (!found?.[1] || !found[2] || !addressOf(found[1])) throw new Error('no board');
  return found[2];
}
