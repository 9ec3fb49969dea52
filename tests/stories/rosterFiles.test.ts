import { buttonsOf, textOf, type GivenFile, type SeenMessage } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { appoint, inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;

/** Six in two circles of a cohort, and two who wait. */
async function twoCircles(): Promise<{ place: Place; people: Somebody[]; late: Somebody }> {
  const place = await town.openGuild({ people: 6 });
  await place.launch({ date: `2027-03-${10 + days++}`, size: 3 });
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { called: '=Late, "really"', employer: 'canary-employer' });
  return { place, people: [...place.people], late };
}

async function gives(person: Somebody, file: GivenFile, options: { cohort?: string } = {}): Promise<SeenMessage> {
  const asked = { guild: person.guild, channel: person.place().general, command: 'roster import' };
  const { reply } = await (await person.acts.run({ ...asked, options: { ...options, file } })).settled();
  if (!reply) throw new Error('nothing was said about the file');
  return reply;
}

/** What is in the file that came with an answer. */
async function fileOf(message: SeenMessage | undefined): Promise<string> {
  const url = (message?.attachments[0] as { url?: string } | undefined)?.url;
  if (url === undefined) throw new Error('no file came with the answer');
  return Buffer.from(await (await fetch(url)).arrayBuffer()).toString('utf8');
}

async function exported(person: Somebody, format: 'csv' | 'json' = 'csv'): Promise<string> {
  const { reply } = await (await person.run('roster export', { format })).settled();
  return fileOf(reply);
}

/** Who sits where, as the rows say it. */
const seats = (place: Place): Promise<unknown[]> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<Record<string, string>>(
      `SELECT "group".name, user_id FROM membership JOIN "group" ON "group".id = group_id
       WHERE guild_id = $1 ORDER BY 1, 2`,
      [place.guild],
    );
    return rows;
  });

const circleOf = (table: string, { id }: Somebody): string =>
  table
    .split('\r\n')
    .find((row) => row.includes(id))
    ?.split('","')[1] ?? '';

test('a moderator exports the circles, moves somebody in the file, gives it back and reads what would change', async () => {
  const { place, people, late } = await twoCircles();
  const [ada] = people as [Somebody];
  const before = await seats(place);
  const table = await exported(place.host);
  expect(textOf(await gives(place.host, { filename: 'roster.csv', text: table }))).toContain('what is so already');
  const [from, to] = circleOf(table, ada) === 'Spring 1' ? ['Spring 1', 'Spring 2'] : ['Spring 2', 'Spring 1'];
  const changed = table
    .split('\r\n')
    .map((row) => (row.includes(ada.id) ? row.replace(from, to) : row))
    .map((row) => (row.includes(late.id) ? row.replace('"",""', '"","Spring 2"') : row))
    .join('\r\n');
  const reply = await gives(place.host, {
    filename: 'roster.csv',
    base64: Buffer.from(changed, 'utf16le').toString('base64'),
  });
  expect(textOf(reply)).toContain(`<@${ada.id}> goes from **${from}** to **${to}**`);
  expect(textOf(reply)).toContain(`<@${late.id}> takes a place in **Spring 2**`);
  expect(textOf(reply)).toContain('Nothing happens before your yes');
  expect(reply).toMatchObject({ ephemeral: true, pinged: [] });
  expect(await seats(place)).toEqual(before);
  const yes = buttonsOf(reply)[0]?.label ?? '';
  const { form } = await place.host.acts.clickLabel({ channel: reply.channel, message: reply.id, label: yes });
  if (!form) throw new Error('nothing asks for the reason');
  const done = await place.host.acts.submit({ form, fields: { reason: 'The table of last night' } });
  expect(await said(done)).toContain('It is done, as change 1');
  await town.settle();
  const after = await exported(place.host);
  expect(circleOf(after, ada)).toBe(to);
  expect(circleOf(after, late)).toBe('Spring 2');
  expect(await place.host.hears('roster history')).toContain('The table of last night');
});

test('what is changed beside the circle is not taken over, and the answer names the first lines of it', async () => {
  const { place, people, late } = await twoCircles();
  const table = await exported(place.host);
  const rows = table.split('\r\n');
  const renamed = rows.map((row, at) => (at === 0 ? row : row.replace('"Europe/Paris"', '"Asia/Tokyo"')));
  const nothing = textOf(await gives(place.host, { filename: 'roster.csv', text: renamed.join('\r\n') }));
  expect(nothing).toContain('Only the column *circle* is read');
  expect(nothing).toContain('- Line 2 also differs in *time zone*.\n- Line 3 also differs in *time zone*.');
  expect(nothing).toContain(`So do ${people.length + 1 - 3} more lines.`);
  expect(nothing).not.toContain('what is so already');
  expect(nothing).toContain('An emptied *circle* means that they wait.');
  const lateToo = renamed.map((row) => (row.includes(late.id) ? row.replace('"",""', '"","Spring 2"') : row));
  const look = textOf(await gives(place.host, { filename: 'roster.csv', text: lateToo.join('\r\n') }));
  expect(look).toContain(`<@${late.id}> takes a place in **Spring 2**`);
  expect(look).toContain('- Line 2 also differs in *time zone*.');
  const untouched = textOf(await gives(place.host, { filename: 'roster.csv', text: table }));
  expect(untouched).not.toContain('also differs');
});

test('the file for programs says its version, has the same columns and no employer', async () => {
  const { place, late } = await twoCircles();
  const text = await exported(place.host, 'json');
  expect(text).not.toContain('canary');
  const file: unknown = JSON.parse(text);
  expect(file).toMatchObject({ version: 1, cohort: 'Spring' });
  const { people } = file as { people: Record<string, unknown>[] };
  expect(people).toHaveLength(7);
  expect(people.at(-1)).toEqual({
    ...{ cohort: '', circle: '', name: '=Late, "really"', user: late.id, languages: ['English'], zone: 'Europe/Paris' },
    ...{ wants: ['Negotiating'], offers: ['Budgets'], years: 2, state: 'waiting' },
  });
});

test('each problem of a file is told with its line, all of them in a file where they are many', async () => {
  const { place, people } = await twoCircles();
  const [ada] = people as [Somebody];
  const told = await gives(place.host, {
    filename: 'mine.csv',
    text: `user id;cirle\n${ada.id};Spring 1\n`,
  });
  expect(textOf(told)).toContain('One thing is not right');
  expect(textOf(told)).toContain('Line 1: I do not know the column **cirle**. Did you mean **circle**?');
  const rows = Array.from({ length: 40 }, (_, at) => `${ada.id};Spring ${at + 3}`);
  const many = await gives(place.host, { filename: 'mine.csv', text: `user id;circle\n${rows.join('\n')}\n` });
  expect(textOf(many)).toContain('Line 2: this cohort has no circle **Spring 3**. Did you mean **Spring 1**?');
  expect(textOf(many)).toContain(`Line 3: **${ada.id}** stands on line 2 already.`);
  const all = await fileOf(many);
  for (let line = 3; line <= 41; line++) expect(all).toContain(`Line ${line}: ${ada.id} stands on line 2 already.`);
});

let given: Promise<Place> | undefined;

test.each<[string, GivenFile, string]>([
  [
    'a picture',
    { filename: 'a.png', base64: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]).toString('base64') },
    'is no table',
  ],
  ['a workbook', { filename: 'a.xlsx', base64: Buffer.from('PK\u0003\u0004').toString('base64') }, 'CSV UTF-8'],
  ['nothing', { filename: 'a.csv', text: '' }, 'That file is empty'],
  ['a file that says it has 25 MB', { filename: 'a.csv', text: 'user id,circle', size: 25_000_000 }, 'more than 2 MB'],
  ['one of 25 MB that says it has one', { filename: 'a.csv', text: 'a'.repeat(25_000_000), size: 1 }, 'more than 2 MB'],
  ['a file without columns', { filename: 'a.csv', text: 'hello' }, 'the column **user id** is missing'],
])('%s is refused with the reason, and nothing changes', async (_, file, reason) => {
  const place = await (given ??= twoCircles().then((circles) => circles.place));
  const before = await seats(place);
  expect(textOf(await gives(place.host, file))).toContain(reason);
  expect(await seats(place)).toEqual(before);
});

test('whoever may not look after the cohort is refused before anything is said of the file', async () => {
  const { place, people } = await twoCircles();
  const [ada] = people as [Somebody];
  const file = { filename: 'a.csv', text: 'hello' };
  expect(textOf(await gives(ada, file))).toContain('for the people who look after the circles');
  await place.host.hears('cohort create', { name: 'Autumn', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  await appoint(town, place.guild, { id: ada.id, cohort: 'Autumn' });
  expect(textOf(await gives(ada, file, { cohort: 'Spring' }))).toContain('there is none called **Spring**');
});
