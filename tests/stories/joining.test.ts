import { PermissionFlagsBits } from 'discord-api-types/v10';
import { employerKey } from '../../bot/intake/rules/employer';
import { weekOf } from '../../bot/intake/rules/availability';
import { waitingPeople } from '../../bot/intake/store';
import { buttonsOf, selectsOf, textOf, type Outcome, type SeenForm, type SeenMessage } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { set } from '../support/wayIn';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

async function aNewcomer(name = 'Ada'): Promise<{ place: Place; ada: Somebody }> {
  const place = await town.openGuild();
  return { place, ada: await place.newcomer(name) };
}

/** Presses a button of the card and hands back the card as it is then. */
async function press(person: Somebody, card: SeenMessage, label: string): Promise<SeenMessage> {
  return shown(await person.acts.clickLabel({ channel: card.channel, message: card.id, label }));
}

async function shown(outcome: Outcome): Promise<SeenMessage> {
  const { reply } = await outcome.settled();
  if (!reply) throw new Error(`nothing is shown (${outcome.state})`);
  return reply;
}

async function formOf(person: Somebody, card: SeenMessage, label: string): Promise<SeenForm> {
  const { form } = await person.acts.clickLabel({ channel: card.channel, message: card.id, label });
  if (!form) throw new Error(`${label} opened no form`);
  return form;
}

const choose = async (person: Somebody, card: SeenMessage, placeholder: string, ...wanted: string[]) =>
  shown(await set(person.acts, card, { placeholder, wanted }));

/** What stands in the fields of a form when it opens. */
const prefilledIn = (form: SeenForm): unknown[] =>
  form.components.map(({ component }) => {
    const { value, options } = component as { value?: string; options?: { value: string; default?: boolean }[] };
    return options ? options.filter((option) => option.default).map((option) => option.value) : value;
  });

const rowsOf = (place: Place): Promise<Record<string, unknown>[]> =>
  town.database.query('SELECT * FROM application WHERE guild_id = $1 ORDER BY id', [place.guild]);

describe('the way in', () => {
  test('takes at most twelve touches, even for a person who changes one day of the week', async () => {
    const { place, ada } = await aNewcomer();
    const { taps, card, said: heard } = await ada.walksIn({ called: 'Ada L.' });
    expect(heard).toContain('Good to have you, Ada L');
    expect(heard).toContain('Mon–Fri 18:00–21:00');
    const day = await choose(ada, card, 'Or change one day', 'Saturday');
    const end = await choose(ada, day, 'Hours on your own clock', '10:00', '11:00');
    expect(textOf(end)).toContain('Mon–Fri 18:00–21:00; Sat 10:00–12:00');
    expect(taps + 2).toBeLessThanOrEqual(12);
    expect(await rowsOf(place)).toMatchObject([{ state: 'waiting', zone: 'Europe/Paris' }]);
  });

  test('is seen by the newcomer alone', async () => {
    const place = await town.openGuild({ people: 2 });
    const [ada, ben] = place.people as [Somebody, Somebody];
    await ada.joins({ work: 'Tenders for bridges' });
    expect(await ben.sees('welcome')).toHaveLength(1);
    const ledger = await town.sandbox.client.ledger({ guild: place.guild });
    expect(ledger.filter(({ text, audience }) => text.includes('Tenders') && audience.includes(ben.id))).toEqual([]);
  });

  test('ends exactly where the stories that are about something else begin', async () => {
    const place = await town.openGuild({ people: 2 });
    const [ada, ben] = place.people as [Somebody, Somebody];
    await ada.joins({ employer: 'Acme Ltd', years: '2' });
    await areWaiting(town, place, [ben], { called: 'Ada', employer: 'Acme Ltd', availability: weekOf(['evenings']) });
    const [walked, placed] = await rowsOf(place);
    expect(walked).toEqual({ ...placed, id: walked?.id, user_id: ada.id });
  });

  test('can be left at every step, and goes on there with everything that was told before', async () => {
    const { ada } = await aNewcomer();
    const welcome = await ada.channel('welcome');
    const joins = async (): Promise<SeenMessage> =>
      shown(await ada.acts.clickLabel({ channel: welcome, label: 'Join' }));
    expect(textOf(await joins())).toContain('What we agree on');
    await press(ada, await joins(), 'I agree');
    const about = await formOf(ada, await joins(), 'About you');
    // Left open and never sent; opened once more and sent.
    const again = await formOf(ada, await joins(), 'About you');
    expect(again.customId).toBe(about.customId);
    await said(
      await ada.acts.submit({
        form: again,
        fields: { called: 'Ada', work: 'Bids', years: '3', languages: ['en', 'sw'] },
      }),
    );
    expect(textOf(await joins())).toContain('Step 3 of 5');
    const skills = await formOf(ada, await joins(), 'Skills');
    await said(await ada.acts.submit({ form: skills, fields: { wants: ['saying-no'] } }));
    const zone = await joins();
    expect(textOf(zone)).toContain('Step 4 of 5');
    const place = await choose(ada, zone, 'First the part', 'Eastern Africa');
    await press(ada, await choose(ada, place, 'A place', 'Nairobi'), 'Yes');
    const hours = await joins();
    expect(textOf(hours)).toContain('Step 5 of 5');
    const end = await choose(ada, hours, 'Choose one or more', 'Weekends', 'Weekday lunch');
    expect(textOf(end)).toContain('Mon–Fri 12:00–14:00; Sat, Sun 10:00–18:00');
    expect(prefilledIn(await formOf(ada, await joins(), 'About you'))).toEqual([
      ...['Ada', 'Bids', ['3'], ['en', 'sw'], undefined],
    ]);
  });

  test('asks for a place whose clock is right, with the time there', async () => {
    const { ada } = await aNewcomer();
    const { card } = await ada.walksIn();
    let now = await choose(ada, await press(ada, card, 'See everything'), 'What else', 'My time zone');
    now = await choose(ada, now, 'First the part', 'South and Central Asia');
    const [places] = selectsOf(now);
    expect(places?.options.find(({ label }) => label === 'Kathmandu, Nepal')?.description).toBe('17:45 there now');
    now = await choose(ada, now, 'A place', 'Kathmandu');
    expect(textOf(now)).toContain('It is **17:45** with you now?');
    expect(textOf(now)).toContain('type a city: `/me zone:`');
    now = await press(ada, now, 'No, choose again');
    now = await choose(ada, now, 'First the part', 'United States');
    expect(
      selectsOf(now)[0]
        ?.options.map(({ label }) => label)
        .slice(0, 2),
    ).toEqual([...['New York, United States', 'Chicago, United States']]);
    now = await press(ada, await choose(ada, now, 'A place', 'Chicago'), 'Yes');
    expect(textOf(now)).toContain('America/Chicago, where it is 06:00 now');
    expect(textOf(now)).toContain('You keep your place on the list');
  });
});

describe('the agreement', () => {
  test('says by the rights of this moment who can read a circle’s thread', async () => {
    const { place, ada } = await aNewcomer();
    const { client } = town.sandbox;
    const role = async (name: string, permissions: bigint, holders: readonly string[]): Promise<void> => {
      const { id } = await client.createRole({ guild: place.guild, name, permissions: String(permissions) });
      for (const user of holders) await client.giveRole({ guild: place.guild, user, role: id });
    };
    const [ben, cleo] = [await place.newcomer('Ben'), await place.newcomer('Cleo')];
    await role('Tidiers', PermissionFlagsBits.ManageThreads, [ben.id, cleo.id]);
    await role('Rulers', PermissionFlagsBits.Administrator, [cleo.id]);
    await role('Nobody yet', PermissionFlagsBits.ManageThreads, []);
    await role('Writers', PermissionFlagsBits.SendMessages, [ben.id]);
    const heard = await said(await ada.presses('Join', 'welcome'));
    expect(heard).toContain('**host**, who owns this server');
    expect(heard).toContain('**Tidiers** (2 people)');
    expect(heard).toContain('**Rulers** (1 person)');
    expect(heard).not.toMatch(/Writers|Nobody yet|Circle moderator/);
    const everyone = { channel: await ada.channel('circles'), target: place.guild, kind: 'role' as const, deny: '0' };
    const open = PermissionFlagsBits.ManageThreads | PermissionFlagsBits.ViewChannel;
    await client.setOverwrite({ ...everyone, allow: String(open) });
    expect(await said(await ada.presses('Join', 'welcome'))).toContain('everybody in this server');
  });

  test('is not asked for when Discord does not say who can read, and nothing is kept', async () => {
    const { place, ada } = await aNewcomer();
    await town.sandbox.client.fail({ route: '/member-counts$', times: 1, mode: 'refuse', status: 500 });
    expect(await ada.hears('me')).toContain('Discord did not tell me just now');
    expect(await rowsOf(place)).toEqual([]);
    expect(await ada.hears('me')).toContain('What we agree on');
  });

  test('comes before every answer, whatever is sent', async () => {
    const { place, ada } = await aNewcomer();
    const card = await shown(await ada.presses('Join', 'welcome'));
    const at = { channel: card.channel, message: card.id, forge: true };
    const forged = [
      await ada.acts.choose({ ...at, customId: 'intake.presets.1', values: ['evenings'] }),
      await ada.acts.click({ ...at, customId: 'intake.zone.1|Europe/Paris' }),
      await ada.acts.choose({ ...at, customId: 'intake.place.1', values: ['Europe/Paris'] }),
    ];
    for (const outcome of forged) expect(await said(outcome)).toContain('I know nothing of you here yet');
    const opened = await ada.acts.click({ ...at, customId: 'intake.open-about.1' });
    expect(opened.reply && textOf(opened.reply)).toContain('Press *Join*');
    expect(await said(await ada.acts.click({ ...at, customId: 'intake.agree.1|0123' }))).toContain('have changed');
    expect(await rowsOf(place)).toEqual([]);
  });

  test('can be read again by those who have agreed', async () => {
    const { ada } = await aNewcomer();
    const { card } = await ada.walksIn();
    const own = await press(ada, card, 'See everything');
    const again = await choose(ada, own, 'What else', 'Read what we agreed on');
    expect(textOf(again)).toContain('You have agreed to these words');
    expect(buttonsOf(again).map(({ label }) => label)).toEqual(['Back']);
  });
});

describe('what cannot be kept', () => {
  test('a name of nothing but invisible characters is asked for again, and the rest is kept', async () => {
    const { ada } = await aNewcomer();
    const heard = await ada.joins({ called: '\u200b\u2063 \u202e', work: 'Budgets for consortia' });
    expect(heard).toContain('Please fill in your name');
    const card = await shown(await ada.presses('Join', 'welcome'));
    expect(prefilledIn(await formOf(ada, card, 'About you'))).toEqual([
      ...[undefined, 'Budgets for consortia', ['2'], ['en'], undefined],
    ]);
    expect(await ada.joins({ called: 'עדה\u202e' })).toContain('Good to have you, עדה.');
  });

  test('a form of 4,000 characters is refused kindly, with the words given back so that nothing is typed twice', async () => {
    const { ada } = await aNewcomer();
    const first = await press(ada, await shown(await ada.presses('Join', 'welcome')), 'I agree');
    const form = await formOf(ada, first, 'About you');
    const fields = {
      called: 'Ada',
      work: 'proposal '.repeat(444),
      employer: 'n'.repeat(4000),
      years: '1',
      languages: ['en'],
    };
    const heard = await said(await ada.acts.submit({ form, fields, forge: true }));
    expect(heard).toContain('- your work may have 300 characters\n- your employer may have 100 characters');
    expect(heard).toContain('proposal proposal');
    expect(prefilledIn(await formOf(ada, first, 'About you'))).toEqual(['Ada', undefined, ['1'], ['en'], undefined]);
  });

  test('a week without hours is left as it was', async () => {
    const { place, ada } = await aNewcomer();
    const { card } = await ada.walksIn({ hours: ['Weekends'] });
    const at = { channel: card.channel, message: card.id, forge: true };
    expect(await said(await ada.acts.choose({ ...at, customId: 'intake.presets.1', values: [] }))).toContain(
      'no hours at all',
    );
    const saturday = await choose(ada, card, 'Or change one day', 'Saturday');
    const own = await choose(ada, saturday, 'Hours on your own clock');
    expect(textOf(own)).toContain('Sun 10:00–18:00');
    const sunday = await choose(ada, await choose(ada, own, 'What else', 'My hours'), 'Or change one day', 'Sunday');
    const refused = await set(ada.acts, sunday, { placeholder: 'Hours on your own clock', wanted: [] });
    expect(await said(refused)).toContain('no hours at all');
    expect(await rowsOf(place)).toMatchObject([{ availability: weekOf(['weekends']).filter((slot) => slot >= 288) }]);
  });

  test('a zone that does not exist is refused with the next step', async () => {
    const { ada } = await aNewcomer();
    await ada.joins();
    expect(await ada.hears('me', { zone: 'Europe/Atlantis' })).toContain('do not know that time zone');
    const typed = await ada.hears('me', { zone: 'nairobi' });
    expect(typed).toContain('It is **15:00** with you now?');
    expect(typed).not.toContain('type a city');
  });

  test('a day, a region or hours that nobody offered are refused, and nothing is changed', async () => {
    const { place, ada } = await aNewcomer();
    const { card } = await ada.walksIn();
    const before = await rowsOf(place);
    const at = { channel: card.channel, message: card.id, forge: true };
    for (const [customId, values] of [
      ['intake.day.1', ['8']],
      ['intake.hours.1|9', ['1']],
      ['intake.region.1', ['moon']],
      ['intake.place.1', ['Moon/Base']],
    ] as const) {
      expect(await said(await ada.acts.choose({ ...at, customId, values: [...values] }))).toMatch(/do not know that/);
    }
    expect(await rowsOf(place)).toEqual(before);
  });

  test('@everyone, mentions and markdown in every answer ping nobody and format nothing', async () => {
    const place = await town.openGuild({ people: 1 });
    const ada = await place.newcomer('Ada');
    const hostile = `@everyone <@${place.people[0]?.id}> **bold** # x`;
    const { card } = await ada.walksIn({ called: hostile, work: hostile, wish: hostile, employer: hostile });
    expect(textOf(await press(ada, card, 'See everything'))).toContain('\\*\\*bold');
    const ledger = await town.sandbox.client.ledger({ guild: place.guild });
    expect(ledger.flatMap((entry) => entry.pinged)).toEqual([]);
  });
});

describe('somebody who has come in', () => {
  test('is in no server of Grove’s: nobody’s agreement, and nobody’s readers, are shown in a direct message', async () => {
    await town.openGuild();
    const stranger = await town.sandbox.client.createUser({ name: 'Stranger' });
    const acts = town.sandbox.client.as(stranger.id);
    const { id: channel } = await acts.dmChannel();
    expect(await said(await acts.run({ channel, command: 'me' }))).toContain('works inside a server only');
  });

  test('finds everything under /me, also in a direct message, but never reads out the employer', async () => {
    const { ada } = await aNewcomer();
    await ada.joins({
      work: 'Bids',
      employer: 'Secret Works',
      languages: ['en', 'sw'],
      wish: 'To breathe',
      offers: [],
    });
    const { id: channel } = await ada.acts.dmChannel();
    const outcome = await ada.acts.run({ channel, command: 'me' });
    const heard = await said(outcome);
    for (const words of [
      'Bids',
      '2 years',
      'English, Kiswahili',
      'given; shown to nobody',
      'Negotiating',
      'To breathe',
    ]) {
      expect(heard).toContain(words);
    }
    expect(heard).toContain('Europe/Paris, where it is 13:00 now');
    expect(heard).not.toContain('Secret Works');
    const own = await shown(outcome);
    const form = await formOf(ada, own, 'About you');
    expect(prefilledIn(form).at(-1)).toBe('Secret Works');
    const changed = await said(await ada.acts.submit({ form, fields: { called: 'Ada the second', employer: '' } }));
    expect(changed).toContain('Your answers are changed, Ada the second');
    expect(changed).toContain('**Employer** –');
  });

  test('keeps their place on the list, and in a circle, whatever they change', async () => {
    const place = await town.openGuild({ people: 3 });
    const [ada] = place.people as [Somebody];
    await areWaiting(town, place, place.people);
    const [before] = await rowsOf(place);
    await town.pass({ minutes: 5 });
    const own = await shown(await ada.presses('Join', 'welcome'));
    const skills = await formOf(ada, own, 'Skills');
    expect(await said(await ada.acts.submit({ form: skills, fields: { wish: 'Rest' } }))).toContain(
      'place on the list',
    );
    expect(await rowsOf(place)).toMatchObject([{ submitted_at: before?.submitted_at, wish: 'Rest' }, {}, {}]);
    await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-02', time: '18:00', zone: 'UTC' });
    await place.host.matches('Spring');
    await place.host.hears('cohort launch', { cohort: 'Spring' });
    const later = await said(
      await ada.acts.submit({ form: await formOf(ada, own, 'Skills'), fields: { wish: 'Sleep' } }),
    );
    expect(later).toContain('what is new counts for the next one');
  });

  test('is found for matching with everything they told, in the order of the list', async () => {
    const { place, ada } = await aNewcomer();
    await ada.joins({ employer: 'The Acme Foundation, Inc.' });
    const ben = await place.newcomer('Ben');
    await ben.joins();
    const cleo = await place.newcomer('Cleo');
    await cleo.joins({ hours: [] }).catch(() => undefined);
    const found = await waitingPeople(town.database.manager, place.guild);
    expect(found.map(({ user }) => user)).toEqual([ada.id, ben.id]);
    expect(found[0]).toMatchObject({ called: 'Ada', zone: 'Europe/Paris', availability: weekOf(['evenings']) });
    expect(employerKey(found[0]?.employer ?? '')).toBe('acme');
    expect(await waitingPeople(town.database.manager, place.guild, new Date('2027-02-01'))).toEqual([]);
  });
});

describe('many touches at once', () => {
  test('twenty presses on everything end in one application, and nothing breaks', async () => {
    const { place, ada } = await aNewcomer();
    const twenty = <T>(act: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, act));
    const cards = await Promise.all((await twenty(() => ada.presses('Join', 'welcome'))).map(shown));
    const [card] = cards;
    if (!card) throw new Error('no card');
    const agree = buttonsOf(card)[0]?.customId ?? '';
    const at = { channel: card.channel, message: card.id };
    const agreed = await twenty(() => ada.acts.click({ ...at, customId: agree, forge: true }));
    for (const outcome of agreed) expect(await said(outcome)).toContain('Step 2 of 5');
    const forms = (await twenty(() => ada.presses('About you', 'welcome'))).map(({ form }) => form);
    const fields = { called: 'Ada', work: 'Bids', years: '3', languages: ['en'] };
    await Promise.all(forms.flatMap((form) => (form ? [ada.acts.submit({ form, fields }).then(said)] : [])));
    await ada.joins({ work: 'Bids' });
    expect(await rowsOf(place)).toMatchObject([{ state: 'waiting', work: 'Bids' }]);
    expect(town.ended).toEqual([]);
  });

  test('what is told in several windows at the same moment is all kept', async () => {
    const { place, ada } = await aNewcomer();
    const card = await press(ada, await shown(await ada.presses('Join', 'welcome')), 'I agree');
    const at = { channel: card.channel, message: card.id, forge: true };
    const about = await formOf(ada, card, 'About you');
    const opened = await ada.acts.click({ ...at, customId: 'intake.open-skills.1' });
    if (!opened.form) throw new Error('no form');
    const outcomes = await Promise.all([
      ada.acts.submit({ form: about, fields: { called: 'Ada', work: 'Bids', years: '3', languages: ['en'] } }),
      ada.acts.submit({ form: opened.form, fields: { wants: ['feedback'], wish: 'Rest' } }),
      ada.acts.click({ ...at, customId: 'intake.zone.1|Asia/Tokyo' }),
      ada.acts.choose({ ...at, customId: 'intake.presets.1', values: ['mornings'] }),
    ]);
    await Promise.all(outcomes.map((outcome) => outcome.settled()));
    expect(await rowsOf(place)).toMatchObject([
      { state: 'waiting', work: 'Bids', wants: ['feedback'], wish: 'Rest', zone: 'Asia/Tokyo', years: 3 },
    ]);
  });

  test('a form that Discord could not bring is still open, and can be sent again', async () => {
    const { ada } = await aNewcomer();
    const card = await press(ada, await shown(await ada.presses('Join', 'welcome')), 'I agree');
    const form = await formOf(ada, card, 'About you');
    const fields = { called: 'Ada', work: 'Bids', years: '3', languages: ['en'] };
    await town.sandbox.client.fail({ route: '/callback$', method: 'POST', times: 1, mode: 'refuse', status: 404 });
    expect((await ada.acts.submit({ form, fields })).state).toBe('failed');
    expect(await said(await ada.acts.submit({ form, fields }))).toContain('Step 3 of 5');
  });
});

test('who joined in the time before agrees first, and finds what they wrote then', async () => {
  const { place, ada } = await aNewcomer();
  await town.database.query(
    `INSERT INTO application (guild_id, user_id, state, submitted_at, called, work, wish)
     VALUES ($1, $2, 'draft', now(), 'Ada', 'Budgets', 'Rest')`,
    [place.guild, ada.id],
  );
  const card = await shown(await ada.presses('Join', 'welcome'));
  const at = { channel: card.channel, message: card.id, forge: true };
  const early = await ada.acts.choose({ ...at, customId: 'intake.presets.1', values: ['evenings'] });
  expect(await said(early)).toContain('begins with what we agree on');
  const form = await formOf(ada, await press(ada, card, 'I agree'), 'About you');
  expect(prefilledIn(form)).toEqual(['Ada', 'Budgets', [], [], undefined]);
});

test('a form of the time before is answered with its words and the way to go on', async () => {
  const { place, ada } = await aNewcomer();
  const card = await shown(await ada.presses('Join', 'welcome'));
  const form = await formOf(ada, await press(ada, card, 'I agree'), 'About you');
  const before = await rowsOf(place);
  const fields = { called: 'Ada', work: 'Bids', years: '1', languages: ['en'] };
  const heard = await said(await ada.acts.submit({ form, fields, forge: true, customId: 'intake.apply.1' }));
  expect(heard).toContain('> Ada\n> Bids');
  expect(heard).toContain('press *Join*');
  expect(await rowsOf(place)).toEqual(before);
});
