import { areWaiting, hours } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

/** Two circles that are small become one at an hour that neither had; and a yes a moment before a circle meets. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const [tuesday, thursday] = [hours([1], 18, 19), hours([3], 9, 10)];
const saturday = hours([5], 10, 11);
const dayMs = 86_400_000;

/** Three are free on Tuesday evenings and three on Thursday mornings; since the launch all of them are on Saturdays, too. */
async function aCircleOfTwoAndOneOfThree(): Promise<{ place: Place; two: Somebody[]; three: Somebody[] }> {
  const place = await town.openGuild({ people: 6 });
  const own = (seat: number): number[] => (seat < 3 ? tuesday : thursday);
  await areWaiting(town, place, place.people, (_, seat) => ({ availability: own(seat), zone: 'UTC' }));
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 4 });
  await place.host.matches('Spring');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  await inDatabase(town, async (database) => {
    const change = 'UPDATE application SET availability = $3 WHERE guild_id = $1 AND user_id = $2';
    for (const [seat, { id }] of place.people.entries())
      await database.query(change, [place.guild, id, [...own(seat), ...saturday]]);
  });
  await place.people[0]?.hears('leave');
  await town.settle();
  return { place, two: place.people.slice(1, 3), three: place.people.slice(3) };
}

const threadOf = async ({ acts, guild }: Somebody): Promise<string> =>
  (await acts.channels(guild)).find(({ name }) => name.startsWith('Spring '))?.name ?? '';

/** When the circles of a guild that go on meet, and when their cohort ends. */
const plans = (place: Place) =>
  inDatabase(town, async (database) => {
    const meets = await database.query<{ number: number; starts_at: Date }>(
      `SELECT s.number, s.starts_at FROM session s JOIN "group" g ON g.id = s.group_id
       WHERE g.guild_id = $1 AND g.given_up_at IS NULL ORDER BY s.number`,
      [place.guild],
    );
    const ends = await database.query<{ due_at: Date }>(
      `SELECT a.due_at FROM alarm a JOIN cohort c ON a.key = 'end:cohort:' || c.id WHERE c.guild_id = $1`,
      [place.guild],
    );
    return { meets: meets.rows, ends: ends.rows.map(({ due_at }) => due_at) };
  });

test('two circles become one at an hour that is new to both: its sessions, its reminders and the end of the cohort move', async () => {
  const { place, two, three } = await aCircleOfTwoAndOneOfThree();
  const [mover, stays] = [two[0], three[0]] as [Somebody, Somebody];
  const before = await plans(place);
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  const card = await said(shown);
  expect(card).toContain('They then meet Saturdays at 10:00 in UTC.');
  expect(card).toContain(
    '**Ask them first:** another hour for 2 people, from Tuesdays at 18:00 in UTC to Saturdays at 10:00 in UTC.',
  );
  expect(card).toContain('another hour for 3 people, from Thursdays at 09:00 in UTC to Saturdays at 10:00 in UTC.');
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain('It is done');
  await town.settle();

  const thread = await threadOf(stays);
  const told = await mover.reads(thread);
  expect(told).toContain('The moderators have moved you here from another circle.');
  expect(told).toContain('You meet Saturdays at 10:00 in UTC from now on');
  expect(told).toContain('That is new for you, too,');

  const pinged = (await town.sandbox.client.ledger({ guild: place.guild, kind: 'message' })).map((one) => one.pinged);
  expect(pinged).toContainEqual(expect.arrayContaining([...two, ...three].map(({ id }) => id)));

  const after = await plans(place);
  const numbers = [...new Set(before.meets.map(({ number }) => number))];
  expect(after.meets.map(({ number }) => number)).toEqual(numbers);
  for (const { starts_at } of after.meets) expect(starts_at.toISOString()).toMatch(/T10:00:00/);
  expect(after.meets.map(({ starts_at }) => starts_at.getUTCDay())).toEqual(numbers.map(() => 6));
  // From Thursday at nine to Saturday at ten: two days and an hour.
  const later = (after.ends[0]?.getTime() ?? 0) - (before.ends[0]?.getTime() ?? 0);
  expect([later, after.ends.length]).toEqual([2 * dayMs + 3_600_000, 1]);

  const first = after.meets[0]?.starts_at.getTime() ?? 0;
  const said0 = (await mover.sees(thread)).length;
  await town.passTo(new Date(first - dayMs - 60_000));
  expect(await mover.sees(thread)).toHaveLength(said0);
  await town.passTo(new Date(first - dayMs + 60_000));
  expect((await mover.sees(thread)).length).toBe(said0 + 1);
  await town.passTo(new Date(first + 120_000));
  const board = (await boardOf(mover, thread)).text;
  for (const { id } of [...two, ...three]) expect(board).toContain(`<@${id}>`);
});

test('a yes in the last minute before a circle meets: who comes sits in the round', async () => {
  const place = await town.openGuild({ people: 3 });
  const { now } = await town.sandbox.client.clock.read();
  const inAWeek = new Date(new Date(now).getTime() + 7 * dayMs).toISOString().slice(0, 10);
  await place.launch({ date: inAWeek, time: '18:00', zone: 'UTC', size: 3 });
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  await place.people[0]?.hears('leave');
  await town.settle();
  const [{ starts_at } = { starts_at: new Date(Number.NaN) }] = (await plans(place)).meets;
  await town.passTo(new Date(starts_at.getTime() - 30_000));
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain('It is done');
  await town.passTo(new Date(starts_at.getTime() + 120_000));
  expect((await boardOf(late)).text).toContain(`<@${late.id}>`);
});
