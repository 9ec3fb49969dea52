import { buttonsOf, textOf } from '../../sandbox/client';
import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf, marks } from '../support/formats';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

/** How a session is with one person: more time, an invitation that nobody else knows of, and how all shared it. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const round = (title: string, minutesPerTurn = 2): Step => ({
  kind: 'round',
  title,
  prompt: 'How are you?',
  minutesPerTurn,
});
const thread = 'Spring 1';

async function wishes(person: Somebody, values: string[]): Promise<string> {
  const channel = await person.channel(thread);
  await (await person.acts.run({ guild: person.guild, channel, command: 'circle' })).settled();
  return said(await marks(person, values, thread, 'session.ease'));
}

test('who likes more time to think has longer turns, and nothing shows it', async () => {
  const { circle } = await aSessionOf(town, [round('Check-in')]);
  const [ada, ben] = circle as [Somebody, Somebody];
  await wishes(ada, ['unhurried']);
  await ada.presses('Take the turn', thread);
  await town.pass({ minutes: 2 });
  const { text } = await boardOf(ben);
  expect(text).toContain('for about 2 minutes');
  expect(text).not.toContain('that was the time');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ben)).text).toContain('that was the time');
});

test('who asks to be invited in hears of an open floor by a direct message, once a session, and nobody else does', async () => {
  const { circle } = await aSessionOf(town, [round('One'), round('Two')]);
  const [ada, ben] = circle as [Somebody, Somebody];
  expect(await wishes(ada, ['invite in'])).toContain('Only you see this');
  await ben.presses('Take the turn', thread);
  await town.settle();
  await ben.presses('Done', thread);
  await town.pass({ minutes: 2 });
  const told = await ada.acts.dms();
  expect(told).toHaveLength(1);
  expect(told[0] && textOf(told[0])).toContain('the floor is open, if you would like it');
  expect(await ben.acts.dms()).toHaveLength(0);
  expect(await ben.reads(thread)).not.toContain('if you would like it:');
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('Two');
  await town.pass({ minutes: 2 });
  expect(await ada.acts.dms()).toHaveLength(1);
});

test('closed direct messages stop nothing, and are no reason to say anything to others', async () => {
  const { circle } = await aSessionOf(town, [round('One'), round('Two')]);
  const [ada, ben] = circle as [Somebody, Somebody];
  await wishes(ada, ['invite in']);
  await town.sandbox.client.editUser({ user: ada.id, dmsOpen: false });
  await ben.presses('Take the turn', thread);
  await town.settle();
  await ben.presses('Done', thread);
  const before = (await ben.sees(thread)).length;
  await town.pass({ minutes: 2 });
  expect((await ben.sees(thread)).length).toBe(before);
  await town.pass({ minutes: 2 });
  expect((await boardOf(ben)).text).toContain('Two');
});

test('after a session the circle may read how its turns were shared, and nobody’s count is left anywhere', async () => {
  const { place, circle } = await aSessionOf(town, [round('One'), round('Two')]);
  for (let again = 0; again < 2; again++) {
    for (const person of circle) {
      await person.presses('Take the turn', thread);
      await town.settle();
      await person.presses('Done', thread);
      await town.settle();
    }
  }
  const [ada] = circle as [Somebody];
  expect(await ada.hears('circle')).toContain('Last time the turns were well shared.');
  const [row] = await town.database.query<{ ledger: object; seats: string[] }[]>(
    'SELECT ledger, seats FROM session WHERE guild_id = $1 AND number = 1',
    [place.guild],
  );
  expect(row).toEqual({ ledger: { had: [], hands: [], turns: {}, written: [], invited: [] }, seats: [] });
});

/** Presses each button of the newest board with this label twenty times, at once. */
async function twenty(person: Somebody, label: string): Promise<void> {
  const { message } = await boardOf(person);
  const customId = buttonsOf(message).find((button) => button.label === label)?.customId;
  if (!customId) throw new Error(`there is no ${label}`);
  const press = { channel: message.channel, message: message.id, customId };
  await Promise.all(Array.from({ length: 20 }, () => person.acts.click(press)));
  await town.settle();
}

test('twenty presses on each button of a session do what one does', async () => {
  const reveal: Step = { kind: 'reveal', title: 'One idea', prompt: 'What would you try?', minutes: 5 };
  const cards = ['One', 'Two'].map((role) => ({ role, words: 'Only for you.' }));
  const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'And now?', minutes: 10 };
  const play: Step = { kind: 'role play', title: 'Roles', cards, steps: [talk] };
  const { place, circle } = await aSessionOf(town, [round('One'), reveal, play]);
  const [ada, ben] = circle as [Somebody, Somebody];
  const row = async (): Promise<{ turn: number; ledger: { turns: object; hands: string[]; had: string[] } }> => {
    const [found] = await town.database.query<
      { turn: number; ledger: { turns: object; hands: string[]; had: string[] } }[]
    >('SELECT turn, ledger FROM session WHERE guild_id = $1 AND number = 1', [place.guild]);
    if (!found) throw new Error('no session');
    return found;
  };
  const first = await row();
  await twenty(ben, 'Pass for now');
  expect(await row()).toEqual(first);
  await twenty(ada, 'Take the turn');
  expect((await row()).turn).toBe(first.turn + 1);
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  await twenty(ben, 'Raise hand');
  expect((await row()).ledger.hands).toEqual([ben.id]);
  await twenty(ada, 'Done');
  expect((await row()).ledger).toMatchObject({ had: [ada.id], turns: { [ada.id]: 1 }, hands: [] });
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
  const before = (await row()).turn;
  await twenty(ada, 'Pause');
  expect((await row()).turn).toBe(before + 1);
  expect((await boardOf(ada)).text).toContain('We pause');
  await twenty(ada, 'Go on');
  expect((await row()).turn).toBe(before + 2);
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
  await ben.presses('Done', thread);
  await town.settle();
  await town.pass({ minutes: 4 });
  expect((await boardOf(ada)).text).toContain('One idea');
  const writing = await row();
  await twenty(ada, 'Write');
  expect(await row()).toEqual(writing);
  await town.pass({ minutes: 5 });
  const playing = await row();
  await twenty(ada, 'My card');
  expect(await row()).toEqual(playing);
  expect((await boardOf(ben)).text).not.toContain('Only for you');
});

test('whoever sits in another circle of the same server changes nothing by any press', async () => {
  const reveal: Step = { kind: 'reveal', title: 'One idea', prompt: 'What would you try?', minutes: 5 };
  const { place, circle } = await aSessionOf(town, [round('One'), reveal], { people: 6, size: 3 });
  const [ada] = circle as [Somebody];
  const seats = await town.database.query<{ user: string; name: string; group: string }[]>(
    `SELECT m.user_id AS "user", g.name, g.id AS "group" FROM membership m JOIN "group" g ON g.id = m.group_id
     WHERE g.guild_id = $1`,
    [place.guild],
  );
  const own = seats.find(({ user }) => user === ada.id);
  const stranger = circle.find(({ id }) => seats.some(({ user, group }) => user === id && group !== own?.group));
  if (!own || !stranger) throw new Error('there is one circle only');
  const rows = async (): Promise<unknown> =>
    town.database.query('SELECT stage, turn, ledger FROM session WHERE group_id = $1 AND number = 1', [own.group]);
  const [session] = await town.database.query<{ id: string; turn: number }[]>(
    'SELECT id, turn FROM session WHERE group_id = $1 AND number = 1',
    [own.group],
  );
  const seen = `${session?.id}|${session?.turn}`;
  const mine = await boardOf(stranger, seats.find(({ user }) => user === stranger.id)?.name);
  const press = { channel: mine.message.channel, message: mine.message.id, forge: true };
  const before = await rows();
  for (const name of [
    'take',
    'done',
    'pass',
    'hand',
    'give-back',
    'hand-down',
    'longer',
    'questions',
    'card',
    'bring',
  ]) {
    const told = await said(await stranger.acts.click({ ...press, customId: `session.${name}.1|${seen}` }));
    expect({ name, told }).toEqual({ name, told: expect.stringContaining('for the people of this circle') as string });
  }
  for (const name of ['pause', 'resume', 'move-on', 'more-time', 'end', 'go-on'])
    await said(await stranger.acts.click({ ...press, customId: `session.${name}.1|${seen}` }));
  await said(await stranger.acts.click({ ...press, customId: `session.write.1|${session?.id}|1` }));
  await stranger.acts.choose({ ...press, customId: `session.choose.1|${seen}`, values: ['0'] });
  await town.settle();
  expect(await rows()).toEqual(before);
});

test('a hand raised after the end, and a press from another server, change nothing', async () => {
  const { circle } = await aSessionOf(town, [round('One')]);
  const [ada, ben] = circle as [Somebody, Somebody];
  await ada.presses('Take the turn', thread);
  await town.settle();
  const { message } = await boardOf(ada);
  const channel = await ada.channel(thread);
  const hand = buttonsOf(message).find(({ label }) => label === 'Raise hand')?.customId ?? '';
  for (let press = 0; press < 20; press++) await ben.acts.click({ channel, message: message.id, customId: hand });
  await ada.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
  await town.pass({ minutes: 60 });
  const late = await ben.acts.click({ channel, message: message.id, customId: hand, forge: true });
  expect(await said(late)).toContain('This session is over');
  const { circle: others } = await aSessionOf(town, [round('One')]);
  const [cleo] = others as [Somebody];
  const foreign = await cleo.acts.click({
    channel: await cleo.channel(thread),
    message: (await boardOf(cleo)).message.id,
    customId: hand,
    forge: true,
  });
  expect(await said(foreign)).toContain('cannot find that here');
});
