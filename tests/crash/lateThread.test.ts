import { aTown, boardOf, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

async function aLostThread(): Promise<{ place: Place; ada: Somebody }> {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  await town.sandbox.client.deleteChannel({ channel: await ada.channel('Spring 1') });
  await town.settle();
  return { place, ada };
}

test('what came due while a circle had no thread is said once its thread is open', async () => {
  const one = await aLostThread();
  const other = await aLostThread();
  await town.passTo('2027-03-02T16:55:00Z');
  await one.place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect((await one.ada.reads('Spring 1')).match(/ meets at </g)).toHaveLength(1);

  await town.passTo('2027-03-02T17:00:30Z');
  await other.place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.pass({ minutes: 2 });
  for (const { ada } of [one, other]) {
    expect((await ada.reads('Spring 1')).match(/Spring 1 begins/g)).toHaveLength(1);
    expect((await boardOf(ada)).buttons).toContain('Take the turn');
  }
});
