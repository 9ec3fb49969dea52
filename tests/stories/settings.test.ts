import { aTown, type Place, type Somebody, type Town } from '../support/town';
import { areWaiting, hours } from '../support/people';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const everyHour = { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) };

async function planned(people = 0): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people, everyHour);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', weeks: 6, size: 6 });
  return place;
}

const shown = (place: Place): Promise<string> => place.host.hears('cohort show', { cohort: 'Spring' });

test('set up again, everything that can be set is shown with the command that changes it', async () => {
  const place = await planned();
  await place.host.hears('cohort rivals', { first: 'Acme', second: 'Bolt' });
  const again = await place.host.hears('grove setup');
  expect(again).toContain('Everything was there');
  for (const where of ['`/agreement`', '`/cohort rivals`', '`/cohort change`', '`/cohort appoint`', '`/cohort show`'])
    expect(again).toContain(where);
  expect(again).toContain('my words');
  expect(again).toContain('Employers kept apart: 1 pair');
  expect(again).toMatch(
    /\*\*Spring\*\* \(takes people in\): from 8 March 2027, six weeks, circles of about 6, and A first circle/u,
  );
});

test('what a cohort was planned with is changed where it is read, one thing or several, and the rest stays', async () => {
  const place = await planned();
  const { host } = place;
  expect(await shown(place)).toContain('`/cohort change`: name, first day, weeks, hour, size, programme.');
  const heard = await host.hears('cohort change', { cohort: 'Spring', weeks: 4, size: 4 });
  expect(heard).toContain('weeks: six weeks → four weeks');
  expect(heard).toContain('people in a circle: 6 → 4');
  expect(heard).not.toContain('first day');
  expect(await host.hears('cohort change', { cohort: 'Spring', start: '2027-03-16' })).toContain(
    'the first after 16 March',
  );
  await town.settle();
  expect(await host.reads('welcome')).toContain('22 March 2027, for four weeks');
  const hour = await host.hears('cohort change', { cohort: 'Spring', time: '18:00', zone: 'Paris' });
  expect(hour).toContain('hour: each circle has its own → 18:00 in Europe/Paris');
  expect(await host.hears('cohort change', { cohort: 'Spring', time: '19:30' })).toContain('19:30 in Europe/Paris');
  expect(await host.hears('cohort change', { cohort: 'Spring', time: 'none' })).toContain('→ each circle has its own');
  expect(await host.hears('cohort change', { cohort: 'Spring', weeks: 4 })).toContain('was so already');
  const now = await shown(place);
  expect(now).toContain('From 22 March 2027, for four weeks.');
  expect(now).toContain('Circles of about 4 follow *A first circle*');
});

test('what cannot be is said, all of it at once, and nothing changes', async () => {
  const place = await planned();
  const { host } = place;
  const before = await shown(place);
  expect(await host.hears('cohort change', { cohort: 'Spring' })).toContain('Name at least one thing');
  const heard = await host.hears('cohort change', { cohort: 'Spring', start: '2020-01-01', programme: 'Nothing' });
  expect(heard).toContain('stays as it is');
  expect(heard.split('\n- ')).toHaveLength(3);
  await host.hears('cohort create', { name: 'Autumn', start: '2027-09-06' });
  expect(await host.hears('cohort change', { cohort: 'Spring', name: 'Autumn' })).toContain('already a cohort called');
  expect(await shown(place)).toBe(before);
});

test('circles that were found for other settings are gone; agreed ones come first, and running ones are left alone but for the name', async () => {
  const place = await planned(4);
  const { host } = place;
  const found = await host.run('cohort match', { cohort: 'Spring' });
  await found.settled();
  expect(await host.hears('cohort change', { cohort: 'Spring', size: 4 })).toContain('`/cohort match` looks anew');
  await host.matches('Spring');
  expect(await host.hears('cohort change', { cohort: 'Spring', weeks: 3 })).toContain(
    '`/cohort open` takes them apart',
  );
  expect(await shown(place)).toContain('once `/cohort open` has taken its circles apart');
  await host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await host.hears('cohort change', { cohort: 'Spring', weeks: 3, name: 'Other' })).toContain(
    'Only its name can change now',
  );
  const renamed = await host.hears('cohort change', { cohort: 'Spring', name: ' Early  birds ' });
  expect(renamed).toContain('name: **Spring** → **Early birds**');
  expect(renamed).toContain('keep the names they have');
  expect(await host.hears('cohort show', { cohort: 'Early birds' })).toContain('It is running');
});

test('only who looks after a cohort changes it, in its own server', async () => {
  const place = await planned(1);
  const [ada] = place.people as [Somebody];
  expect(await ada.hears('cohort change', { cohort: 'Spring', weeks: 3 })).toContain('moderator');
  const other = await town.openGuild();
  expect(await other.host.hears('cohort change', { cohort: 'Spring', weeks: 3 })).toContain(
    'There is no cohort called',
  );
  expect(await shown(place)).toContain('for six weeks');
});
