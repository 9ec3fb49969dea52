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

test('a hand raised after the end, twenty presses on everything, and a press from another circle change nothing', async () => {
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
