import { selectsOf, type Outcome } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { inDatabase, somebodyWaits } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** What a moderator decided is kept to: circles that stay as they are, and people who stay together. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

async function aCohort(people: number): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 4 });
  return place;
}
async function match({ host }: Place): Promise<Outcome> {
  const found = await host.run('cohort match', { cohort: 'Spring' });
  await found.settled();
  return found;
}
const whatIf = ({ host }: Place, wish: Record<string, string | number>): Promise<string> =>
  host.hears('cohort what-if', { cohort: 'Spring', ...wish });
const tag = (ids: readonly string[]): string => ids.map((id) => `<@${id}>`).join(' ');

/** The circles that are shown, in the order of their numbers: each with its hour and who sits in it. */
function circlesIn(shown: string): { hour: string; members: string[] }[] {
  const found = [...shown.matchAll(/\*\*Spring (\d+)\*\* · ([^,]*)[^\n]*\n([^\n]*)/gu)].map(
    ([, number, hour = '', line = '']) => ({
      ...{ number: Number(number), hour },
      members: [...line.matchAll(/<@(\d+)>/gu)].map(([, id = '']) => id).sort(),
    }),
  );
  return found.sort((one, other) => one.number - other.number).map(({ hour, members }) => ({ hour, members }));
}
const seatedWith = (shown: string, id: string): readonly string[] =>
  circlesIn(shown).find(({ members }) => members.includes(id))?.members ?? [];

test('a circle stays exactly as it is, at its hour, while the others are looked for with other sizes', async () => {
  const place = await aCohort(12);
  const [first] = circlesIn(await said(await match(place)));
  const shown = await whatIf(place, { lock: '1', sizes: '3-4' });
  expect(shown).toContain('stay as they are');
  expect(circlesIn(shown)).toContainEqual(first);
  expect(circlesIn(shown).flatMap(({ members }) => members)).toHaveLength(12);
});

test('circles are kept from the menu on what was found, and a yes agrees to just these', async () => {
  const place = await aCohort(12);
  const found = await match(place);
  const [, second] = circlesIn(await said(found));
  const { reply } = await found.settled();
  const menu = reply && selectsOf(reply).find(({ placeholder }) => placeholder.startsWith('Keep circles'));
  const value = menu?.options.find(({ label }) => label === 'Spring 2')?.value ?? '';
  const where = { channel: reply?.channel ?? '', message: reply?.id ?? '', customId: menu?.customId ?? '' };
  const kept = await place.host.acts.choose({ ...where, values: [value] });
  expect(circlesIn(await said(kept))).toContainEqual(second);
  // Three or four circles suit these people equally well.
  expect(await said(await place.host.pressesOn(kept, 'Yes'))).toMatch(/has its circles: [34] circles for 12 people/);
});

test('people stay together, whichever circle it is, and others may join them', async () => {
  const place = await aCohort(12);
  const circles = circlesIn(await said(await match(place)));
  const three = circles.map(({ members: [one = ''] }) => one);
  const shown = await whatIf(place, { together: tag(three) });
  expect(shown).toContain('sit in one circle');
  expect(seatedWith(shown, three[0] ?? '')).toEqual(expect.arrayContaining(three));
  expect(circlesIn(shown).flatMap(({ members }) => members)).toHaveLength(12);
});

test('the people of a circle stay together while it grows', async () => {
  const place = await aCohort(12);
  const members = circlesIn(await said(await match(place)))[0]?.members ?? [];
  const shown = await whatIf(place, { hold: '1', sizes: '6' });
  const around = seatedWith(shown, members[0] ?? '');
  expect(around).toEqual(expect.arrayContaining(members));
  expect(around).toHaveLength(6);
});

test('what was decided before holds for the next what-if, too', async () => {
  const place = await aCohort(12);
  const [first, second] = circlesIn(await said(await match(place)));
  const [one = '', other = ''] = second?.members ?? [];
  await whatIf(place, { lock: '1' });
  const shown = await whatIf(place, { apart: tag([one, other]) });
  expect(circlesIn(shown)).toContainEqual(first);
  expect(seatedWith(shown, one)).not.toContain(other);
});

test('a circle that was kept and has lost people is not looked for again with those that are left', async () => {
  const place = await aCohort(8);
  const circle = circlesIn(await said(await match(place)))[0]?.members ?? [];
  const kept = await place.host.run('cohort what-if', { cohort: 'Spring', lock: '1' });
  await kept.settled();
  const gone = circle.slice(0, 2);
  for (const somebody of place.people.filter(({ id }) => gone.includes(id))) await somebody.hears('leave');
  const again = await said(await place.host.pressesOn(kept, 'Look again'));
  expect(again).toContain('Not on the list for this cohort');
  for (const id of gone) expect(again).toContain(`<@${id}>`);
  expect(await place.host.hears('cohort drafts', { cohort: 'Spring' })).not.toContain('Draft 3');
});

test('hours in a circle that was kept have changed: looking again says so', async () => {
  const place = await aCohort(8);
  const [one = ''] = circlesIn(await said(await match(place)))[0]?.members ?? [];
  const kept = await place.host.run('cohort what-if', { cohort: 'Spring', lock: '1' });
  await kept.settled();
  await town.database.query(`UPDATE application SET availability = '{1,2}' WHERE user_id = $1`, [one]);
  expect(await said(await place.host.pressesOn(kept, 'Look again'))).toContain('cannot stay as decided');
});

test('somebody two were kept apart for is erased during the search: no draft names them again', async () => {
  const place = await aCohort(8);
  await match(place);
  const [ada, ben] = place.people as [Somebody, Somebody];
  const shown = await inDatabase(town, async (database) => {
    await database.query('BEGIN');
    await database.query('DELETE FROM application WHERE user_id = $1', [ada.id]);
    const asked = whatIf(place, { apart: tag([ada.id, ben.id]) });
    await Promise.race([asked, somebodyWaits(database)]);
    await database.query('COMMIT');
    return asked;
  });
  expect(shown).toContain('Not on the list for this cohort');
  const named = await town.database.query<unknown[]>(
    'SELECT decisions FROM draft JOIN cohort ON cohort.id = cohort_id WHERE guild_id = $1',
    [place.guild],
  );
  expect(JSON.stringify(named)).not.toContain(ada.id);
});

test('who left the list is named when they were kept: nothing is looked for', async () => {
  const place = await aCohort(8);
  const [gone = ''] = circlesIn(await said(await match(place)))[0]?.members ?? [];
  await whatIf(place, { lock: '1' });
  const somebody = place.people.find(({ id }) => id === gone) as Somebody;
  await somebody.hears('leave');
  expect(await said(await place.host.run('cohort what-if', { cohort: 'Spring', seconds: 5 }))).toContain(`<@${gone}>`);
});
