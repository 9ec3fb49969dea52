import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const kept = async ({ guild }: Place): Promise<number> =>
  (await town.database.query<unknown[]>('SELECT FROM application WHERE guild_id = $1', [guild])).length;

test('whoever stops on the way in can leave it, and is forgotten after thirty days without an answer', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  for (const person of [ada, ben]) {
    const agreed = await person.pressesOn(await person.presses('Join', 'welcome'), 'I agree');
    expect(await said(agreed)).toContain('kept for thirty days');
  }
  await cleo.joins();
  expect(await ada.hears('leave')).toContain('no longer on your way in');
  expect(await ada.hears('leave')).toContain('no longer on your way in');
  expect(await kept(place)).toBe(3);
  await town.pass({ minutes: 11 });
  expect(await kept(place)).toBe(2);
  await town.pass({ minutes: 29 * 1440 });
  expect(await kept(place)).toBe(2);
  await town.pass({ minutes: 2 * 1440 });
  expect(await kept(place)).toBe(1);
  expect(await cleo.hears('me')).toContain('on the list');
});
