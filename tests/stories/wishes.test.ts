import { buttonsOf } from '../../sandbox/client';
import { areWaiting, hours, type Profile } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { names, opens, tells } from '../support/wishes';

/** What else a circle is chosen by: told at `/me`, used in the search, and shown to nobody else. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);
const alike: Partial<Profile> = { availability: always, wants: [], offers: [], years: 2 };

async function waiting(people: number, about: (seat: number) => Partial<Profile> = () => ({})): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people, (_, seat) => ({ ...alike, ...about(seat) }));
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  return place;
}
const at = ({ people }: Place, seat: number): Somebody => people[seat] as Somebody;

/** Looks for circles; who sits with somebody in what is shown. */
async function besides(place: Place, { id }: Somebody): Promise<string> {
  const shown = await said(await place.host.run('cohort match', { cohort: 'Spring' }));
  return shown.split('\n').find((line) => line.startsWith('<@') && line.includes(id)) ?? '';
}

test('all of it is told in one form and two lists, is there to change, and no card has more than three buttons', async () => {
  const place = await waiting(3);
  const [ada, ben, chidi] = [0, 1, 2].map((seat) => at(place, seat)) as [Somebody, Somebody, Somebody];
  const told = await tells(ada, {
    background: ['research'],
    notAlone: 'I’d rather not be the only parent\nfirst-generation student',
    employers: 'Oakheart Ltd\nElm & Sons',
    colleagues: ['fine'],
  });
  expect(told).toContain('**You come from** Research or teaching');
  expect(told).toContain('“I’d rather not be the only parent”, “first\\-generation student”');
  expect(told).toContain('Oakheart Ltd, Elm & Sons');
  expect(told).toContain('fine, if they say so too');
  const people = await opens(ada, 'Whom to sit with');
  expect(await names(ada, people, { list: 'apart', people: [ben] })).toContain(`**Rather not met** <@${ben.id}>`);
  const both = await names(ada, people, { list: 'with', people: [chidi] });
  expect(both).toContain(`**With you, if it can be** <@${chidi.id}>`);
  expect(both).toContain(`**Rather not met** <@${ben.id}>`);
  // Who stands in one list goes from the other.
  expect(await names(ada, people, { list: 'with', people: [ben] })).toMatch(/\*\*Rather not met\*\* –/);
  const card = await opens(ada, 'What else my circle');
  expect(await said(card)).toContain(`<@${ben.id}>`);
  const { reply } = await card.settled();
  expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['Change these', 'People', 'Back']);
  expect(await said(await ada.pressesOn(card, 'Back'))).toContain('Time zone');
  // What was told stands in the form; own words go before what was chosen.
  expect(await tells(ada, { ownBackground: 'Beekeeping' })).toContain('**You come from** Beekeeping');
  expect(await tells(ada, { ownBackground: '', background: [], notAlone: '', employers: '' })).toContain(
    '**Rather not the only** –',
  );
});

test('what is more than it holds is given back, and the rest is kept', async () => {
  const place = await waiting(1);
  const heard = await tells(at(place, 0), {
    notAlone: 'one two\nparent\nParents!\nnurse\nexile',
    employers: '***\nAsh',
  });
  expect(heard).toContain('> exile');
  expect(heard).not.toContain('Parents!');
  const card = await said(await opens(at(place, 0), 'What else my circle'));
  expect(card).toContain('“one two”, “parent”, “nurse”');
  expect(card).toContain('**Organisations to avoid** Ash');
});

test('who has told nothing yet is sent to Join; a direct message shows it, too', async () => {
  const place = await waiting(1);
  const [ada, zoe] = [at(place, 0), await place.newcomer('Zoe')];
  await tells(ada, { notAlone: 'parent' });
  const { id: channel } = await ada.acts.dmChannel();
  const { reply } = await (await ada.acts.run({ channel, command: 'me' })).settled();
  expect(reply).toBeTruthy();
  expect(await zoe.hears('me')).not.toContain('What else my circle');
  expect(await said(await ada.acts.run({ channel, command: 'block' }))).toContain('Rather not met');
});

test('colleagues share a circle when both say that it is fine, and only then', async () => {
  const place = await waiting(3, (seat) => ({ employer: seat < 2 ? 'Quillfeather' : null }));
  const [ada, ben] = [at(place, 0), at(place, 1)];
  expect(await besides(place, ada)).toBe('');
  await tells(ada, { colleagues: ['fine'] });
  expect(await besides(place, ada)).toBe('');
  await tells(ben, { colleagues: ['fine'] });
  expect(await besides(place, ada)).toContain(ben.id);
});

test('the people of an organisation that somebody avoids sit in other circles, however it is written', async () => {
  const place = await waiting(3, (seat) => ({ employer: seat === 1 ? 'Oakheart, Ltd.' : null }));
  const [ada, ben] = [at(place, 0), at(place, 1)];
  expect(await besides(place, ada)).toContain(ben.id);
  await tells(ada, { employers: 'OAKHEART' });
  expect(await besides(place, ada)).toBe('');
});

test('a wish to sit with somebody counts, whether or not it is returned; so does the same in one’s own words', async () => {
  const place = await waiting(6);
  const [ada, farah] = [at(place, 0), at(place, 5)];
  const people = await opens(ada, 'Whom to sit with');
  await names(ada, people, { list: 'with', people: [farah] });
  expect(await besides(place, ada)).toContain(farah.id);
  await names(ada, people, { list: 'with', people: [] });
  const other = at(place, 3);
  await tells(ada, { notAlone: 'I’d rather not be the only career-changer' });
  await tells(other, { notAlone: 'Career changers' });
  expect(await besides(place, ada)).toContain(other.id);
});

test('nobody else reads any of it, and /mydata shows and erases it', async () => {
  const place = await waiting(6, (seat) => ({ employer: `canary-employer-${seat}` }));
  const [ada, ben, chidi] = [0, 1, 2].map((seat) => at(place, seat)) as [Somebody, Somebody, Somebody];
  await tells(ada, { ownBackground: 'canary-origin', notAlone: 'canary-alone', employers: 'canary-avoided' });
  const people = await opens(ada, 'Whom to sit with');
  await names(ada, people, { list: 'apart', people: [ben] });
  await names(ada, people, { list: 'with', people: [chidi] });
  await place.host.hears('cohort rivals', { first: 'canary-employer-0', second: 'canary-rival' });
  const heard: string[] = [];
  for (const command of ['cohort match', 'cohort why', 'cohort drafts', 'cohort show', 'roster show', 'cohort launch'])
    heard.push(await place.host.hears(command, { cohort: 'Spring' }));
  heard.push(await place.host.matches('Spring'));
  for (const command of ['cohort launch', 'cohort why', 'cohort show', 'cohort repair', 'roster show', 'roster export'])
    heard.push(await place.host.hears(command, { cohort: 'Spring' }));
  await town.settle();
  for (const person of place.people.slice(1))
    for (const command of ['me', 'why', 'circle', 'block', 'mydata show']) {
      const own = await person.hears(command);
      // Their own employer is theirs to read, in what is held about them.
      heard.push(own.replaceAll(`canary\\-employer\\-${place.people.indexOf(person)}`, ''));
    }
  heard.push(...(await Promise.all(place.people.map((person) => person.reads('Spring')))));
  for (const channel of ['circle-moderators', 'welcome']) heard.push(await place.host.reads(channel));
  expect(heard.join('\n')).not.toMatch(/canary/);
  const held = await ada.hears('mydata show');
  for (const own of ['origin', 'alone', 'avoided']) expect(held).toContain(`canary\\-${own}`);
  expect(held).toContain(`You would rather not meet <@${ben.id}>`);
  expect(held).toContain(`You would like to sit with <@${chidi.id}>`);
  expect(await ben.hears('mydata show')).not.toContain(ada.id);
  const erase = await ada.run('mydata erase');
  await said(await ada.pressesOn(erase, 'Yes, erase'));
  const left = await town.database.query<unknown[]>(
    `SELECT FROM person_wish WHERE guild_id = $1 UNION ALL
     SELECT FROM preference p JOIN application a ON a.id = p.application_id WHERE a.user_id = $2`,
    [place.guild, ada.id],
  );
  expect(left).toEqual([]);
});

test('which employers are kept apart is shown without changing it, and is found where circles are shown', async () => {
  const place = await waiting(3);
  const { host } = place;
  expect(await said(await host.run('cohort match', { cohort: 'Spring' }))).toContain('`/cohort rivals`');
  expect(await host.hears('cohort rivals')).toContain('No employers are kept apart');
  await host.hears('cohort rivals', { first: 'Oak', second: 'Elm' });
  expect(await host.hears('cohort rivals')).toContain('elm and oak');
  expect(await host.hears('cohort rivals', { first: 'Oak' })).toContain('two different employers');
  await host.hears('cohort rivals', { first: 'Oak', second: 'Elm', as: 'together' });
  expect(await host.hears('cohort rivals')).toContain('No employers are kept apart');
});
