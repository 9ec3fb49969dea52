import { keepApart, letMeet } from '../../bot/cohorts/apart/store';
import { areWaiting, hours } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** Whom moderators keep apart stays apart for as long as the cohort goes on: in later searches, places and repairs. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);

/** Two circles of three, for which the moderators kept the first two people apart. */
async function kept(): Promise<Place> {
  const place = await town.openGuild({ people: 6 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, place.people, { availability: always });
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  await said(await place.host.run('cohort match', { cohort: 'Spring' }));
  const apart = await place.host.run('cohort what-if', { cohort: 'Spring', apart: `<@${ada.id}> <@${ben.id}>` });
  expect(await said(apart)).toContain('2 circles for 6 people');
  expect(await said(await place.host.pressesOn(apart, 'Yes, these circles'))).toContain('2 circles');
  return place;
}

async function seats({ guild }: Place): Promise<string[][]> {
  const rows = await town.database.query<{ users: string[] }[]>(
    `SELECT array_agg(m.user_id::text) AS users FROM membership m JOIN "group" g ON g.id = m.group_id
     WHERE g.guild_id = $1 GROUP BY g.id ORDER BY g.number`,
    [guild],
  );
  return rows.map(({ users }) => users);
}

const pairs = ({ guild }: Place): Promise<unknown[]> =>
  town.database.query('SELECT one_id, other_id FROM apart WHERE guild_id = $1', [guild]);

const areTogether = async (place: Place, one: Somebody, other: Somebody): Promise<boolean> =>
  (await seats(place)).some((users) => users.includes(one.id) && users.includes(other.id));

test('circles that are taken apart and looked for anew keep to it, without its being said again', async () => {
  const place = await kept();
  const [ada, ben] = place.people as [Somebody, Somebody];
  expect(await pairs(place)).toHaveLength(1);
  expect(await areTogether(place, ada, ben)).toBe(false);
  // Only together would either of them find what they want.
  await town.database.query(
    `UPDATE application SET wants = '{pricing}', offers = '{pricing}' WHERE user_id = ANY($1)`,
    [[ada.id, ben.id]],
  );
  await place.host.hears('cohort open', { cohort: 'Spring' });
  await place.host.matches('Spring');
  expect(await areTogether(place, ada, ben)).toBe(false);
});

test('in a running cohort nobody is given the place beside whom they are kept apart from, until they are let meet', async () => {
  const place = await kept();
  const [ada, ben] = place.people as [Somebody, Somebody];
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  await said(await ada.pressesOn(await ada.run('leave'), 'Wait for another circle'));
  await town.settle();
  const circles = await seats(place);
  const names = circles.map((_, at) => `**Spring ${at + 1}**`);
  const [beside = ''] = names.filter((_, at) => circles[at]?.includes(ben.id));
  const places = (): Promise<string> => place.host.hears('cohort place', { cohort: 'Spring', person: ada.id });
  const offered = await places();
  expect(offered).toContain(names.find((name) => name !== beside));
  expect(offered).not.toContain(beside);
  const [cohort = ''] = (
    await town.database.query<{ id: string }[]>('SELECT id FROM cohort WHERE guild_id = $1', [place.guild])
  ).map(({ id }) => id);
  const two = { guild: place.guild, cohort, one: ada.id, other: ben.id };
  expect(await keepApart(town.database.manager, two)).toBe(false);
  expect(await letMeet(town.database.manager, two)).toBe(true);
  expect(await letMeet(town.database.manager, two)).toBe(false);
  expect(await places()).toContain(beside);
});

test('neither of the two finds it among what is held about them; erased by one, it is gone', async () => {
  const place = await kept();
  const [ada, ben] = place.people as [Somebody, Somebody];
  for (const [one, other] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    const held = await one.hears('mydata show');
    expect(held).not.toContain(other.id);
    expect(held).not.toMatch(/apart/);
  }
  const erase = await ben.run('mydata erase');
  await said(await ben.pressesOn(erase, 'Yes, erase'));
  expect(await pairs(place)).toEqual([]);
});

test('a cohort that is over keeps nobody apart any more', async () => {
  const place = await kept();
  const ending = await place.host.run('cohort end', { cohort: 'Spring' });
  await said(await place.host.pressesOn(ending, 'Yes, end it now'));
  expect(await pairs(place)).toEqual([]);
});
