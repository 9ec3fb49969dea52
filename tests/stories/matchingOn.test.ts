import { areWaiting, hours } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** What-ifs go on from drafts: from which, what it costs, and never from nothing. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

type Profiles = Parameters<typeof areWaiting>[3];

async function aCohort(people: number, profiles: Profiles = {}): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people, profiles);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 4 });
  return place;
}
const match = async ({ host }: Place): Promise<string> => said(await host.run('cohort match', { cohort: 'Spring' }));
const whatIf = async ({ host }: Place, wish: Record<string, string | number>): Promise<string> =>
  said(await host.run('cohort what-if', { cohort: 'Spring', ...wish }));
const drafts = ({ host }: Place): Promise<string> => host.hears('cohort drafts', { cohort: 'Spring' });
const at = ({ people }: Place, seat: number): Somebody => people[seat] as Somebody;
const tag = (...people: readonly Somebody[]): string => people.map(({ id }) => `<@${id}>`).join(' ');

/** Two sixes who are never free at the same time. */
const mornings = (_: Somebody, seat: number) => ({ availability: seat < 6 ? hours([0], 9, 11) : hours([3], 9, 11) });

test('sizes that nobody can be placed with are answered with other sizes, and nothing goes on from them', async () => {
  const place = await aCohort(12, mornings);
  await match(place);
  const failed = await whatIf(place, { sizes: '10-12' });
  expect(failed).toContain('From draft 1');
  expect(failed).toContain('with circles of 10 to 12 nobody can be placed');
  expect(failed).toContain('try smaller sizes');
  expect(failed).not.toContain('invite a few more');
  expect(await drafts(place)).not.toContain('Draft 2');
  const next = await whatIf(place, { apart: tag(at(place, 0), at(place, 6)) });
  expect(next).toMatch(/^-# From draft 1$/mu);
  expect(next).toContain('Draft 2');
  expect(next).not.toContain('10 to 12');
  expect(next).toContain('12 people');
  expect(await whatIf(place, { seconds: 5, earlier: 'forgotten' })).toContain(
    'From draft 2; what was decided for it is forgotten',
  );
});

test('two who conflict are not looked for together, and nobody reads why; of two who find no hour it is told what it costs', async () => {
  const place = await aCohort(12, (somebody, seat) => ({
    ...mornings(somebody, seat),
    employer: seat === 0 || seat === 1 ? 'Acme' : null,
  }));
  await match(place);
  const [dana, eli, far] = [at(place, 0), at(place, 1), at(place, 7)];
  const colleagues = await whatIf(place, { together: tag(dana, eli), draft: 1 });
  expect(colleagues).toContain(`<@${dana.id}> and <@${eli.id}> conflict`);
  expect(colleagues).not.toMatch(/Acme|employer|Circles for Spring/u);
  const shown = await whatIf(place, { together: tag(dana, far), draft: 1 });
  const notKept = `because of it <@${dana.id}> and <@${far.id}> have no place`;
  expect(shown).toContain(notKept);
  expect(shown.indexOf(notKept)).toBeLessThan(shown.indexOf('Circles for Spring'));
  expect(shown).toMatch(/Against draft 1: 2 people fewer, fit \d+ then \d+ of 100/u);
  for (const { id } of [dana, far]) expect(shown).toContain(`<@${id}>: because of what was decided for this draft`);
  expect(shown).not.toMatch(/Acme|- No other grouping/u);
  expect(await drafts(place)).toContain(`<@${dana.id}> and <@${far.id}> together`);
});

test('nobody waits: a what-if says so, and a search uses up no number', async () => {
  const place = await aCohort(0);
  expect(await match(place)).toContain('Nobody is waiting');
  expect(await whatIf(place, { sizes: '4-6' })).toContain('Nobody waits for a circle');
  const more: Somebody[] = [];
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan']) more.push(await place.newcomer(name));
  await areWaiting(town, place, more);
  expect(await match(place)).toContain('Draft 1');
});

test('a cohort that runs answers the matching with what can be done for it now', async () => {
  const place = await town.openGuild({ people: 4 });
  await place.launch({ size: 4 });
  for (const heard of [await match(place), await whatIf(place, { sizes: '4' }), await drafts(place)]) {
    expect(heard).toContain('/cohort repair');
    expect(heard).toContain('/cohort place');
  }
});
