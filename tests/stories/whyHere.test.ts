import { openProfilesOf } from '../../bot/reasons/store';
import { buttonsOf, textOf } from '../../sandbox/client';
import { areWaiting, hours, type Profile } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** Why somebody is in their circle, or in none: to themselves, and to those who look after the cohort. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const evening = hours([1], 18, 20);
const morning = hours([3], 9, 11);
const profiles: Partial<Profile>[] = [
  { wants: ['negotiation'], offers: ['budgets'], availability: evening, employer: 'Quillfeather' },
  { wants: ['budgets'], offers: ['negotiation'], availability: evening, employer: 'Zanderhof' },
  { wants: ['saying-no'], offers: [], availability: evening, years: 3 },
  { wants: ['writing'], offers: ['writing'], availability: morning, years: 7 },
  { wants: ['writing'], offers: ['saying-no'], availability: morning, years: 12 },
  { wants: ['meetings'], offers: ['meetings'], availability: hours([3], 9, 14), zone: 'Africa/Nairobi' },
  { wants: ['career'], offers: [], availability: hours([6], 3, 5) },
];

/** Two circles of three, one in the evening and one in the morning; the seventh has a place in neither. */
async function twoCircles(): Promise<Place & { readonly ids: readonly string[] }> {
  const place = await town.openGuild({ people: 7 });
  await areWaiting(town, place, place.people, (_, seat) => profiles[seat] ?? {});
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  expect(await place.host.matches('Spring')).toContain('2 circles for 6 people');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  return { ...place, ids: place.people.map(({ id }) => id) };
}

const circleOf = async (person: Somebody): Promise<string> =>
  (await person.acts.channels(person.guild)).find(({ name }) => name.startsWith('Spring '))?.name ?? '';

test('the people of a circle are read in one order, however their rows lie', async () => {
  const place = await town.openGuild({ people: 5 });
  const ids = place.people.map(({ id }) => id);
  await areWaiting(town, place, [...place.people].reverse());
  // A row that is changed goes to the end.
  await town.database.query(`UPDATE application SET years = 9 WHERE user_id = $1`, [ids[1]]);
  const read = await town.database.transaction(async (db) => {
    // An index would lend them an order that nobody promises.
    for (const way of ['indexscan', 'bitmapscan']) await db.query(`SET LOCAL enable_${way} = off`);
    return openProfilesOf(db, place.guild, ids);
  });
  expect(read.map(({ id }) => id)).toEqual([...ids].sort());
});

test('a member reads what speaks for their place, in the thread and anywhere else, and nobody else sees it', async () => {
  const { people, ids } = await twoCircles();
  const [ada, ben, chidi] = people;
  if (!ada || !ben || !chidi) throw new Error('nobody is here');
  const here = await ada.presses('Why this circle?', 'Spring');
  const heard = await said(here);
  expect(heard).toContain(`<@${ids[1]}> offers **Negotiating**, which you asked for.`);
  expect(heard).toContain('You are all in your first five years in the field.');
  expect(heard).toContain('What you offer is wanted here: **Budgets**.');
  expect(heard).toMatch(/\*\*Tuesdays at 1[89]:[03]0\*\* on your clock suits all three of you\./);
  expect((await here.settled()).reply?.ephemeral).toBe(true);
  expect(await ada.hears('why')).toBe(heard);
  expect(await ben.reads(await circleOf(ben))).not.toContain('which you asked for');
  expect(await chidi.hears('why')).not.toContain('asked for');
});

test('the card of a circle says how to ask, and has the button where it has room', async () => {
  const place = await twoCircles();
  const [ada] = place.people;
  expect(await ada?.hears('circle')).toContain('`/why`');
  await town.database.query(
    `DELETE FROM session WHERE group_id IN (SELECT group_id FROM membership WHERE user_id = $1)`,
    [ada?.id],
  );
  const { reply } = (await (await ada?.run('circle'))?.settled()) ?? {};
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['Why this circle?', 'What we agreed on']);
});

test('a member of another circle, a facilitator, and who has left, are told nothing of a circle that is not theirs', async () => {
  const place = await twoCircles();
  const [ada, ben, chidi, dana] = place.people;
  if (!ada || !dana) throw new Error('nobody is here');
  expect(await circleOf(dana)).not.toBe(await circleOf(ada));
  const danas = await dana.hears('why');
  for (const person of [ada, ben, chidi]) expect(danas).not.toContain(person?.id);
  expect(danas).toContain('What you offer is wanted here: **Writing well**.');
  const facilitator = await place.newcomer('Zoe');
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: facilitator.id, as: 'facilitator' });
  await town.settle();
  expect(await said(await facilitator.presses('Why this circle?', await circleOf(ada)))).toContain('theirs to read');
  expect(await facilitator.hears('why')).toContain('You are in no circle');
  await town.database.query(`DELETE FROM session WHERE guild_id = $1`, [place.guild]);
  const card = await ada.run('circle');
  await card.settled();
  await ada.hears('leave');
  await town.settle();
  expect(await said(await ada.pressesOn(card, 'Why this circle?'))).toContain('theirs to read');
});

test('who has erased what they told is not spoken of any more, and nothing is said of all', async () => {
  const place = await twoCircles();
  const [ada, ben] = place.people;
  await town.database.query('DELETE FROM application WHERE user_id = $1', [ben?.id]);
  const heard = await ada?.hears('why');
  expect(heard).not.toContain(ben?.id);
  expect(heard).not.toMatch(/all (three|in your)/);
  expect(heard).toContain('lies within the hours you gave');
  await ben?.hears('mydata erase');
  const ofAll = await place.host.hears('cohort why', { cohort: 'Spring' });
  expect(ofAll).not.toContain(ben?.id);
});

test('who looks after the cohort reads it for all, of everybody or of one; nobody else does', async () => {
  const place = await twoCircles();
  const { host, ids } = place;
  const ofAll = await host.hears('cohort why', { cohort: 'Spring' });
  for (const id of ids) expect(ofAll).toContain(`<@${id}>`);
  expect(ofAll).toContain(`<@${ids[0]}> asked for **Negotiating**, which <@${ids[1]}> offers`);
  expect(ofAll).toMatch(/suits all three · all speak English · all are in their first five years/);
  expect(ofAll).toMatch(new RegExp(`Without a place\\*\\*\\n- <@${ids[6]}>`));
  const ofOne = await host.hears('cohort why', { cohort: 'Spring', person: ids[0] ?? '' });
  expect(ofOne).toContain(`<@${ids[0]}> asked for`);
  expect(ofOne).not.toContain(`<@${ids[1]}> asked for`);
  expect(ofOne).toContain('What speaks for a place in Spring');
  const ofLeft = await host.hears('cohort why', { cohort: 'Spring', person: ids[6] ?? '' });
  expect(ofLeft).toContain('Without a place in Spring');
  expect(ofLeft).not.toContain('What speaks for');
  const shown = await host.run('cohort show', { cohort: 'Spring' });
  expect(await said(await host.pressesOn(shown, 'Why these circles?'))).toBe(ofAll);
  const helper = await place.newcomer('Noor');
  await host.hears('cohort create', { name: 'Autumn', start: '2027-09-06', moderator: helper.id });
  await town.settle();
  for (const other of [helper, ...place.people.slice(0, 1)]) {
    expect(await other.hears('cohort why', { cohort: 'Spring' })).toContain('look');
    expect(await other.hears('cohort why', { cohort: 'Spring' })).not.toContain('<@');
  }
  expect(await helper.hears('cohort why', { cohort: 'Autumn' })).toContain('has no circles that I could explain');
});

test('before the yes it is the proposal that is explained, and its people hear nothing of it', async () => {
  const place = await town.openGuild({ people: 7 });
  await areWaiting(town, place, place.people, (_, seat) => profiles[seat] ?? {});
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  await said(await place.host.run('cohort match', { cohort: 'Spring' }));
  const proposed = await place.host.hears('cohort why', { cohort: 'Spring' });
  expect(proposed).toContain('proposed and not agreed yet');
  expect(proposed).toContain(`<@${place.people[0]?.id}> asked for`);
  await place.host.matches('Spring');
  for (const person of [place.people[0], place.people[6]]) {
    for (const command of ['why', 'circle', 'me']) {
      expect(await person?.hears(command)).not.toMatch(/Spring|were made/);
    }
  }
});

test('neither where somebody works nor what they would avoid is ever in it', async () => {
  const place = await twoCircles();
  await place.host.hears('cohort rivals', { first: 'Quillfeather', second: 'Elsewhere' });
  const heard = [await place.host.hears('cohort why', { cohort: 'Spring' })];
  for (const person of place.people) heard.push(await person.hears('why'));
  expect(heard.join('\n')).not.toMatch(/quillfeather|zanderhof|employer|apart|conflict|rival|alone|only one/i);
});

test('somebody the circles had no place for reads why, and what to do, until they tell something new', async () => {
  const place = await twoCircles();
  const goran = place.people[6];
  for (const command of ['why', 'circle', 'me']) {
    const heard = await goran?.hears(command);
    expect(heard).toContain(
      'When the circles of **Spring** were made, too few of those who waited were free when you are',
    );
    expect(heard).toContain('more hours help most');
  }
  expect(await goran?.hears('mydata show')).toContain('why you wait: too few of those who waited');
  const asked = await goran?.run('why');
  expect(asked && (await said((await goran?.pressesOn(asked, 'My hours')) ?? asked))).toContain('Your hours');
  await goran?.hears('me', { zone: 'Africa/Lagos' });
  const zone = await goran?.run('me', { zone: 'Africa/Lagos' });
  await said((zone && (await goran?.pressesOn(zone, 'Yes'))) ?? (await place.host.run('me')));
  expect(await goran?.hears('why')).not.toContain('were made');
  expect(await goran?.hears('why')).toContain('on the list for the next circles');
});

test('who speaks what too few speak hears of the language and not of hours; moderators read the same before the yes and after it', async () => {
  const place = await town.openGuild({ people: 7 });
  const [lena, ines] = [place.people[6], place.people[5]];
  const about = (seat: number): Partial<Profile> =>
    seat === 6 ? { languages: ['fr'] } : seat === 5 ? { wants: [], offers: [], years: 30 } : {};
  await areWaiting(town, place, place.people, (_, seat) => ({
    wants: ['budgets'],
    offers: ['budgets'],
    ...about(seat),
  }));
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 6 });
  const ofLena = `<@${lena?.id}>: too few of those who are free when they are share a language with them`;
  await said(await place.host.run('cohort match', { cohort: 'Spring' }));
  expect(await place.host.hears('cohort why', { cohort: 'Spring' })).toContain(ofLena);
  await place.host.matches('Spring');
  expect(await place.host.hears('cohort why', { cohort: 'Spring' })).toContain(ofLena);
  expect(await place.host.hears('cohort why', { cohort: 'Spring', person: ines?.id ?? '' })).toContain(
    'beyond what all here share, I find nothing',
  );
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  const reply = (await (await lena?.run('why'))?.settled())?.reply;
  const heard = reply && textOf(reply);
  expect(heard).toContain('free when you are speak **Français**');
  expect(heard).toContain('another language, add it in `/me`');
  expect(heard).not.toContain('hours help');
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['About you']);
});

test('circles taken apart, and a cohort that is over, leave no reason behind', async () => {
  const place = await town.openGuild({ people: 7 });
  await areWaiting(town, place, place.people, (_, seat) => profiles[seat] ?? {});
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  await place.host.matches('Spring');
  const kept = async (): Promise<number> => {
    const rows = await town.database.query<unknown[]>(
      'SELECT FROM application WHERE guild_id = $1 AND (no_place IS NOT NULL OR no_place_in IS NOT NULL)',
      [place.guild],
    );
    return rows.length;
  };
  expect(await kept()).toBe(1);
  await place.host.hears('cohort open', { cohort: 'Spring' });
  expect(await kept()).toBe(0);
  await place.host.matches('Spring');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await kept()).toBe(1);
  const ending = await place.host.run('cohort end', { cohort: 'Spring' });
  await said(await place.host.pressesOn(ending, 'Yes, end it now'));
  expect(await kept()).toBe(0);
});
