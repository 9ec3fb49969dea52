import { buttonsOf, textOf, type Outcome } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { inDatabase, somebodyWaits } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** From a list of people to agreed circles: shown first, done after a yes. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

async function lookFor({ host }: Place): Promise<Outcome> {
  const found = await host.run('cohort match', { cohort: 'Spring' });
  await found.settled();
  return found;
}
const heardBy = async (who: Somebody, found: Outcome, label: string): Promise<string> =>
  said(await who.pressesOn(found, label));
const instants = (text: string): number[] => [...text.matchAll(/<t:(\d+):F>/g)].map(([, seconds]) => Number(seconds));

/** Everybody of the place waits, free on weekday evenings in Paris, and a cohort takes them in. */
async function aCohort(people: number, options: Record<string, string | number> = {}): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', ...options });
  return place;
}

test('from a plan to threads: each step says the next, and the welcome board says what is open', async () => {
  const place = await town.openGuild({ people: 6 });
  const { host } = place;
  expect(await host.hears('cohort create', { name: 'Spring', start: '2027-03-10' })).toContain(
    'begins in the week of 15 March 2027',
  );
  await town.settle();
  expect(await host.reads('welcome')).toContain('**Spring** begins in the week of 15 March 2027');
  await areWaiting(town, place, place.people, (_, seat) => (seat === 0 ? { offers: ['negotiation'] } : {}));
  expect(await host.hears('cohort close', { cohort: 'Spring' })).toContain('6 people are waiting');
  expect(await host.hears('cohort close', { cohort: 'Spring' })).toContain('closed already');
  await town.settle();
  expect(await host.reads('welcome')).not.toContain('Spring');
  const late = await place.newcomer('Zoe');
  await town.pass({ minutes: 1 });
  await areWaiting(town, place, [late]);
  const found = await lookFor(place);
  const shown = await said(found);
  expect(shown).toContain('1 circle for 6 people; everybody who waits has a place');
  expect(shown).toContain('wanted and offered here: Negotiating; all speak English');
  expect(shown).not.toContain(late.id);
  expect(await heardBy(host, found, 'Yes')).toContain('run `/cohort launch`');
  expect(await host.hears('cohort launch', { cohort: 'Spring' })).toContain('1 circle for 6 people');
  await town.settle();
  expect(await place.people[5]?.reads('Spring 1')).toContain('This thread is yours');
  expect(await host.hears('cohort show')).toContain('It is running');
});

test('looking for circles changes nothing: no circle, no place, no thread, until the yes', async () => {
  const place = await aCohort(4);
  const found = await lookFor(place);
  expect(await said(found)).toContain('Nothing happens before your yes');
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('4 people are waiting');
  const { channels } = await town.sandbox.client.guild(place.guild);
  expect(channels.filter(({ thread }) => thread)).toEqual([]);
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('no circles yet');
});

test('a circle on two continents meets at its hour of the anchor, week after week, over both changes of the clocks', async () => {
  const place = await town.openGuild({ people: 4 });
  await areWaiting(town, place, place.people, (_, seat) =>
    seat < 2
      ? { zone: 'Europe/Paris', availability: hours([1], 17, 20) }
      : { zone: 'America/New_York', availability: hours([1], 10, 15) },
  );
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08' });
  expect(await place.host.matches('Spring')).toContain('1 circle for 4 people');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  const shown = await place.host.hears('cohort show', { cohort: 'Spring' });
  const [first] = instants(shown).slice(-1);
  const local = (zone: string): string =>
    new Date((first ?? 0) * 1000).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  expect(shown).toContain(local('Europe/Paris').slice(0, 2));
  expect(local('Europe/Paris') >= '17:00' && local('Europe/Paris') < '20:00').toBe(true);
  expect(local('America/New_York') >= '10:00' && local('America/New_York') < '15:00').toBe(true);
});

test('looking again makes another draft; a yes to either is good, and the other is nothing any more', async () => {
  const place = await aCohort(8, { size: 4 });
  const first = await lookFor(place);
  const second = await lookFor(place);
  const again = await place.host.pressesOn(second, 'Look again');
  expect(await said(again)).toContain('2 circles for 8 people');
  expect(await said(again)).toContain('Draft 3');
  expect(await heardBy(place.host, first, 'Yes')).toContain('has its circles');
  expect(await heardBy(place.host, second, 'Yes')).toContain('are agreed');
  expect(await place.host.hears('cohort match', { cohort: 'Spring' })).toContain('are agreed');
});

test('two moderators say yes at the same moment: there is one set of circles', async () => {
  const place = await aCohort(6);
  const found = await lookFor(place);
  const answers = await Promise.all([1, 2].map(() => heardBy(place.host, found, 'Yes')));
  expect(answers.filter((words) => words.includes('has its circles'))).not.toHaveLength(0);
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  const { channels } = await town.sandbox.client.guild(place.guild);
  expect(channels.filter(({ thread }) => thread)).toHaveLength(1);
});

test('somebody left the list, or changed their hours, before the yes: it says so, and nothing is half done', async () => {
  const place = await aCohort(6);
  const found = await lookFor(place);
  const [ada, ben] = place.people;
  await town.database.query('DELETE FROM application WHERE user_id = $1', [ada?.id]);
  expect(await heardBy(place.host, found, 'Yes')).toContain('1 person has left the list');
  const again = await lookFor(place);
  await town.database.query(`UPDATE application SET availability = '{1,2}' WHERE user_id = $1`, [ben?.id]);
  expect(await heardBy(place.host, again, 'Yes')).toContain('whose hours or wishes changed');
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('5 people are waiting');
  expect(await said(await place.host.pressesOn(again, 'Look again'))).toContain('1 circle for 4 people');
});

test('somebody is erased while circles are looked for: they are neither shown nor kept in what was found', async () => {
  const place = await aCohort(5);
  const [ada, ben] = place.people;
  const shown = await inDatabase(town, async (database) => {
    await database.query('BEGIN');
    await database.query('DELETE FROM application WHERE user_id = $1', [ada?.id]);
    const found = lookFor(place);
    await Promise.race([found, somebodyWaits(database)]);
    await database.query('COMMIT');
    return said(await found);
  });
  expect(shown).toContain('1 circle for 4 people');
  expect(shown).toContain(ben?.id);
  expect(shown).not.toContain(ada?.id);
  expect(await ada?.hears('mydata show')).toContain('Grove holds nothing about you');
});

test('too few for a circle: everybody who waits is named with what stands in the way', async () => {
  const place = await town.openGuild({ people: 4 });
  const [ada, ben, chidi, dana] = place.people;
  await areWaiting(town, place, place.people, (_, seat) =>
    seat === 0 ? { availability: [] } : { availability: hours([seat], 8, 12) },
  );
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08' });
  const heard = await said(await lookFor(place));
  expect(heard).toContain(`<@${ada?.id}>: has given no hours yet`);
  for (const person of [ben, chidi, dana])
    expect(heard).toContain(`<@${person?.id}>: too few are free when they are, week after week: nobody else`);
  expect(heard).toContain('Nothing has changed');
});

test('an agreed cohort opened again: its people wait as before, and can be matched anew', async () => {
  const place = await aCohort(6);
  await place.host.matches('Spring');
  expect(await place.host.hears('cohort open', { cohort: 'Spring' })).toContain('1 circle was taken apart');
  expect(await place.host.hears('cohort open', { cohort: 'Spring' })).toContain('6 people are waiting');
  expect(await place.host.matches('Spring')).toContain('1 circle for 6 people');
});

test('the people of two rivals, and colleagues, are never put into one circle', async () => {
  const place = await town.openGuild({ people: 7 });
  await areWaiting(town, place, place.people, (_, seat) => ({
    employer: ['Acme Ltd.', 'Zenith', 'ACME'][seat] ?? null,
  }));
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 7 });
  expect(await place.host.hears('cohort rivals', { first: 'Zenith', second: 'acme' })).toContain('acme and zenith');
  expect(await place.host.hears('cohort rivals', { first: 'Acme', second: ' acme ltd' })).toContain('two different');
  const shown = await said(await lookFor(place));
  const lines = shown.split('\n').filter((line) => line.startsWith('<@'));
  const apart = place.people.slice(0, 3).map(({ id }) => `<@${id}>`);
  for (const line of lines) expect(apart.filter((person) => line.includes(person)).length).toBeLessThanOrEqual(1);
  expect(shown.toLowerCase()).not.toMatch(/acme|zenith/);
  const together = { first: 'ACME', second: 'zenith', as: 'together' };
  expect(await place.host.hears('cohort rivals', together)).toContain('No employers are kept apart');
});

test('circles that are agreed and not launched are the moderators’ plan: their people read that they wait', async () => {
  const place = await aCohort(6);
  const [ada] = place.people;
  expect(await ada?.hears('circle')).toContain('You are on the list for the next circles');
  await place.host.matches('Spring');
  for (const command of ['me', 'circle', 'leave']) {
    const heard = await ada?.hears(command);
    expect(heard).toMatch(/ the list/);
    expect(heard).not.toMatch(/Spring|<@/);
  }
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('5 people');
});

test('more circles than a card holds come page by page, with at most three buttons', async () => {
  const place = await town.openGuild({ people: 12 });
  const crowd: Somebody[] = [...place.people];
  for (let more = 0; more < 36; more++) crowd.push(await place.newcomer(`Guest ${more}`));
  await areWaiting(town, place, crowd);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  const found = await lookFor(place);
  const { reply } = await found.settled();
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual([
    'Yes, these circles',
    'Look again',
    expect.stringContaining('Page 1 of'),
  ]);
  const second = await place.host.pressesOn(found, 'Page 1 of');
  const next = (await second.settled()).reply;
  expect(next && textOf(next)).not.toBe(reply && textOf(reply));
  expect(next && buttonsOf(next).map(({ label }) => label)).toContainEqual(expect.stringContaining('Page 2 of'));
});
