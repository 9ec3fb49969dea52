import { textOf } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { set } from '../support/wayIn';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;
const anyHour = { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) };

/** People who wait, and a cohort that is matched for them. */
async function aMatch(people: number): Promise<{ place: Place; launch: () => Promise<void> }> {
  const place = await town.openGuild({ people });
  const date = new Date(Date.UTC(2027, 3, 10 + days++)).toISOString().slice(0, 10);
  await place.match({ date, time: '18:00', zone: 'UTC' });
  return {
    place,
    async launch() {
      await place.host.hears('cohort launch', { cohort: 'Spring' });
      await town.settle();
    },
  };
}

/** Sets "What else would you like to change?" on the own card to this. */
async function chooses(person: Somebody, choice: string): Promise<string> {
  const { reply } = await (await person.run('me')).settled();
  if (!reply) throw new Error('/me showed nothing');
  return said(await set(person.acts, reply, { placeholder: 'What else', wanted: [choice] }));
}

const directly = async (person: Somebody): Promise<string[]> => (await person.acts.dms()).map(textOf);

describe('a change of how somebody stands', () => {
  test('is told once, at their next look, and to nobody anywhere else', async () => {
    const { place, launch } = await aMatch(4);
    const [ada, ben] = place.people as [Somebody, Somebody];
    const news = 'You have a circle now';
    // Agreed and not launched: nothing is told.
    expect(await ada.hears('me')).not.toContain(news);
    await launch();
    expect(await said(await ada.presses('Join', 'welcome'))).toContain(news);
    expect(await ada.hears('me')).not.toContain(news);
    expect(await ben.hears('me')).toContain(news);
    expect(await directly(ada)).toEqual([]);
    const ledger = await town.sandbox.client.ledger({ guild: place.guild });
    const heard = ledger.filter(({ text }) => text.includes(news)).flatMap(({ audience }) => audience);
    expect(heard.filter((user) => user !== ada.id && user !== ben.id)).toEqual([]);
  });

  test('is told by direct message to who asked for it, and not a second time', async () => {
    const { place, launch } = await aMatch(4);
    const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
    expect(await chooses(ada, 'Tell me changes')).toContain('I tell you by direct message');
    await chooses(ben, 'Tell me changes');
    expect(await chooses(ben, 'No more direct messages')).not.toContain('I tell you by direct message');
    await launch();
    expect(await directly(ada)).toEqual([expect.stringContaining('You have a circle now')]);
    expect(await ada.hears('me')).not.toContain('You have a circle now');
    expect([await directly(ben), await directly(cleo)]).toEqual([[], []]);
    await said(await place.host.pressesOn(await place.host.run('cohort end', { cohort: 'Spring' }), 'Yes, end it now'));
    await town.settle();
    expect((await directly(ada)).at(-1)).toContain('You are on no list and in no circle now');
    expect(await said(await ben.presses('Join', 'welcome'))).toContain('You are on no list and in no circle now');
  });

  test('is told at the next look when Discord takes no direct message, and everything else goes on', async () => {
    const { place, launch } = await aMatch(4);
    const [ada, ben] = place.people as [Somebody, Somebody];
    await chooses(ada, 'Tell me changes');
    await town.sandbox.client.editUser({ user: ada.id, dmsOpen: false });
    const before = await place.host.reads('circle-moderators');
    await launch();
    expect(await directly(ada)).toEqual([]);
    expect((await place.host.reads('circle-moderators')).replace(before, '')).not.toMatch(new RegExp(ada.id));
    expect((await ben.acts.channels(place.guild)).some(({ name }) => name.startsWith('Spring 1'))).toBe(true);
    expect(await ada.hears('me')).toContain('You have a circle now');
    expect(await ada.hears('me')).not.toContain('You have a circle now');
  });
});

describe('the place on the list', () => {
  test('says how many came before, and promises nothing', async () => {
    const place = await town.openGuild({ people: 3 });
    const [ada, , cleo] = place.people as [Somebody, Somebody, Somebody];
    await areWaiting(town, place, place.people);
    expect(await cleo.hears('me')).toContain('2 people who wait came before you');
    expect(await cleo.hears('me')).toContain('No cohort is planned just now');
    await place.host.hears('cohort create', { name: 'Spring', start: '2027-05-03', size: 5 });
    const heard = await ada.hears('me');
    expect(heard).toContain('nobody who waits came before you');
    expect(heard).toContain('about five who can meet at one hour');
    expect(heard).toContain('I promise nothing');
    const late = await place.newcomer('Late');
    await place.host.hears('cohort close', { cohort: 'Spring' });
    await town.pass({ minutes: 5 });
    expect(await late.joins({ called: 'Late' })).toContain('The list of **Spring** was closed when you came');
  });

  test('does not show to those who are planned into a circle that they are', async () => {
    const { place } = await aMatch(4);
    const late = await place.newcomer('Late');
    await areWaiting(town, place, [late], anyHour);
    const [ada] = place.people as [Somebody];
    const place1 = (text: string): string => text.split('\n').find((line) => line.startsWith('**Your place')) ?? 'none';
    expect(place1(await ada.hears('me'))).toContain('nobody who waits came before you');
    expect(place1(await late.hears('me'))).toContain('4 people who wait came before you');
  });
});

describe('a cohort that is first for the early years', () => {
  const row = (place: Place): Promise<unknown[]> =>
    inDatabase(town, async (database) => {
      const { rows } = await database.query<{ first_years: number | null }>(
        'SELECT first_years FROM cohort WHERE guild_id = $1',
        [place.guild],
      );
      return rows.map(({ first_years }) => first_years);
    });

  test('explains itself wherever it shows, and tells everybody the truth about who goes first', async () => {
    const place = await town.openGuild({ people: 3 });
    const [ada, ben] = place.people as [Somebody, Somebody];
    await areWaiting(town, place, place.people, (_, seat) => ({ ...anyHour, years: seat === 0 ? 8 : 2 }));
    const planned = await place.host.hears('cohort create', { name: 'Spring', start: '2027-05-03', first: 3 });
    expect(planned).toContain('Open to anyone. Where room is short, people in their first three years come first');
    expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('people in their first three years');
    await town.settle();
    expect(await ada.reads('welcome')).toContain('Open to anyone. Where room is short');
    expect(await ada.hears('me')).toContain('2 people who wait now would go before you');
    expect(await ben.hears('me')).toContain('come first, and you are among them');
    const late = await place.newcomer('Late');
    const agreed = await late.pressesOn(await late.presses('Join', 'welcome'), 'I agree');
    expect(await said(agreed)).toContain('people in their first three years come first');
    expect(await place.host.hears('cohort first', { cohort: 'Spring' })).toContain('makes no difference by years');
    expect(await row(place)).toEqual([null]);
    const alike = await ada.hears('me');
    expect(alike).not.toContain('first three years');
    expect(alike).toContain('Where room is short, whoever a colleague nominated comes first');
    expect(await ada.hears('cohort first', { cohort: 'Spring', years: 2 })).toContain('look after the circles');
  });

  test('gives a scarce place to them, and to who was nominated; without it years make no difference', async () => {
    const placed = (place: Place): Promise<string[]> =>
      inDatabase(town, async (database) => {
        const { rows } = await database.query<{ user_id: string }>(
          `SELECT user_id FROM application WHERE guild_id = $1 AND state = 'placed'`,
          [place.guild],
        );
        return rows.map(({ user_id }) => user_id);
      });
    for (const first of [3, undefined]) {
      const place = await town.openGuild({ people: 4 });
      const [ada, ben] = place.people as [Somebody, Somebody];
      // All alike but for their years, and Ben has a code.
      await areWaiting(town, place, place.people, (_, seat) => ({ ...anyHour, years: seat < 2 ? 8 : 2 }));
      await inDatabase(town, (database) =>
        database.query('UPDATE application SET nominated = true WHERE guild_id = $1 AND user_id = $2', [
          ...[place.guild, ben.id],
        ]),
      );
      await place.host.hears('cohort create', {
        ...{ name: 'Spring', start: '2027-05-04', time: '18:00', zone: 'UTC' },
        ...(first === undefined ? {} : { first }),
      });
      const found = await place.host.run('cohort what-if', { cohort: 'Spring', sizes: '3' });
      await said(await place.host.pressesOn(found, 'Yes, these circles'));
      expect(await placed(place)).toHaveLength(3);
      expect(await placed(place)).toContain(ben.id);
      if (first !== undefined) expect(await placed(place)).not.toContain(ada.id);
    }
  });
});
