import { mostArrivals } from '../../bot/intake/rules/rush';
import { buttonsOf, textOf } from '../../sandbox/client';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const drafts = (place: Place): Promise<number> =>
  inDatabase(town, async (database) => {
    const { rowCount } = await database.query('SELECT FROM application WHERE guild_id = $1', [place.guild]);
    return rowCount ?? 0;
  });

/** Presses Join, and agrees if that is asked; what they hear last. */
async function begins(person: Somebody): Promise<string> {
  const outcome = await person.presses('Join', 'welcome');
  const { reply } = await outcome.settled();
  if (!reply || !buttonsOf(reply).some(({ label }) => label === 'I agree')) return said(outcome);
  return said(await person.pressesOn(outcome, 'I agree'));
}

const rests = 'when a moderator has opened it';

test('when five hundred accounts press Join in a minute, joining rests, moderators hear of it once, and nothing is lost', async () => {
  const place = await town.openGuild();
  const early = await place.newcomer('Early');
  await begins(early);
  await town.pass({ minutes: 2 });
  const slow = await place.newcomer('Slow');
  const reading = await slow.presses('Join', 'welcome');
  await reading.settled();
  const crowd: Somebody[] = [];
  for (let account = 0; account < 500; account++) crowd.push(await place.newcomer(`Account ${account}`));
  const heard: string[] = [];
  // A crowd, a part of it at every moment; on a slow machine it takes its time.
  for (let first = 0; first < crowd.length; first += 25)
    heard.push(...(await Promise.all(crowd.slice(first, first + 25).map(begins))));
  await town.settle();
  expect(heard.filter((answer) => answer.includes('Step 2 of 5'))).toHaveLength(mostArrivals);
  expect(heard.filter((answer) => answer.includes(rests))).toHaveLength(crowd.length - mostArrivals);
  expect(await drafts(place)).toBe(mostArrivals + 1);
  await town.pass({ minutes: 1 });
  expect(await said(await slow.pressesOn(reading, 'I agree'))).toContain(rests);
  await town.settle();
  const notices = (await place.host.sees('circle-moderators'))
    .map(textOf)
    .filter((text) => text.includes('Joining rests'));
  expect(notices).toHaveLength(1);
  // Whoever had begun goes on to the end, and somebody else hears kindly that they can come back.
  expect(await early.joins({ called: 'Early' })).toContain('Good to have you');
  const late = await place.newcomer('Late');
  expect(await late.hears('me')).toContain(rests);
  expect(await place.host.hears('cohort entrance')).toContain('Joining rests since');
  const opened = await place.host.presses('Open again', 'circle-moderators');
  expect(await said(opened)).toContain('Joining is open again');
  expect(await late.joins({ called: 'Late' })).toContain('Good to have you');
  expect(await place.host.hears('cohort entrance')).toContain('Joining is open.');
}, 240_000);

test('a rush in one server leaves the others alone, and only a moderator opens again', async () => {
  const [place, other] = [await town.openGuild(), await town.openGuild()];
  await inDatabase(town, (database) =>
    database.query('INSERT INTO entrance (guild_id, shut_at) VALUES ($1, now()) ', [place.guild]),
  );
  const [ada, ben] = [await place.newcomer('Ada'), await other.newcomer('Ben')];
  expect(await ada.joins()).toContain(rests);
  expect(await ben.joins({ called: 'Ben' })).toContain('Good to have you');
  expect(await ada.hears('cohort entrance')).toContain('people who look after the circles');
  const [board] = await ada.sees('welcome');
  const forged = await ada.acts.click({
    ...{ channel: await ada.channel('welcome'), message: board?.id ?? '', customId: 'entrance.open.1', forge: true },
  });
  expect(await said(forged)).toContain('people who look after the circles');
  expect(await ada.joins()).toContain(rests);
});

test('whoever has begun before goes on while joining rests, also through the agreement', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  await ada.joins({ called: 'Ada' });
  await ada.hears('leave');
  await inDatabase(town, (database) =>
    database.query(
      `INSERT INTO entrance (guild_id, shut_at) VALUES ($1, now()) ON CONFLICT (guild_id) DO UPDATE SET shut_at = now()`,
      [place.guild],
    ),
  );
  expect(await said(await (await place.newcomer('Ben')).presses('Join', 'welcome'))).toContain(rests);
  expect(await begins(ada)).toContain('on the list for the next circles');
});

test('somebody who reads the agreement while joining comes to rest is told so, and nothing of them is kept', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  const opened = await ada.presses('Join', 'welcome');
  await opened.settled();
  await inDatabase(town, (database) =>
    database.query('INSERT INTO entrance (guild_id, shut_at) VALUES ($1, now()) ', [place.guild]),
  );
  expect(await said(await ada.pressesOn(opened, 'I agree'))).toContain(rests);
  expect(await drafts(place)).toBe(0);
});
