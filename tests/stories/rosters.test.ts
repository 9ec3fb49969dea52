import { buttonsOf, textOf, type SeenMessage } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { appoint } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;

/** Three people in the circle of a cohort, on a day of its own. */
async function aCircle(people = 3): Promise<{ place: Place; circle: Somebody[] }> {
  const place = await town.openGuild({ people });
  await place.launch({ date: `2027-03-${10 + days++}` });
  return { place, circle: [...place.people] };
}

const inDirectMessages = async (person: Somebody, command: string, options = {}): Promise<SeenMessage> => {
  const { id: channel } = await person.acts.dmChannel();
  const { reply } = await (await person.acts.run({ channel, command, options })).settled();
  if (!reply) throw new Error(`${command} was not answered`);
  return reply;
};

/** What a person who opens the file that came with an answer finds in it. */
async function fileOf(message: SeenMessage | undefined): Promise<string> {
  const url = (message?.attachments[0] as { url?: string } | undefined)?.url;
  if (url === undefined) throw new Error('no file came with the answer');
  return Buffer.from(await (await fetch(url)).arrayBuffer()).toString('utf8');
}

test('a moderator reads, alone, who is in the circles and who waits, and pings nobody by it', async () => {
  const { place, circle } = await aCircle();
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { called: 'Late <@1> **', employer: 'canary-employer', zone: 'Asia/Tokyo' });
  const { reply } = await (await place.host.run('roster show')).settled();
  const text = reply ? textOf(reply) : '';
  expect(text).toMatch(/\*\*Spring 1\*\* · \w+days at 18:00, Europe\/Paris · 3 people/);
  for (const person of circle) expect(text).toContain(`<@${person.id}> · ${person.name}`);
  expect(text).toContain(`1. <@${late.id}> · Late`);
  expect(text).toContain('Asia/Tokyo · waiting since <t:');
  expect(text).not.toContain('canary-employer');
  expect(reply).toMatchObject({ ephemeral: true, pinged: [] });
});

test('a long roster is turned page by page, and the last page offers only the way back', async () => {
  const { place } = await aCircle();
  const crowd = await Promise.all(Array.from({ length: 45 }, (_, seat) => place.newcomer(`N${seat}`)));
  await areWaiting(town, place, crowd, (_, seat) => ({ called: `Somebody with quite a long name, number ${seat}.` }));
  const { reply } = await (await place.host.run('roster show')).settled();
  const pages = [reply];
  for (let page = reply; page && buttonsOf(page).some(({ label }) => label === 'Go on');) {
    const pressed = await place.host.acts.clickLabel({ channel: place.general, message: page.id, label: 'Go on' });
    await pressed.settled();
    page = (await place.host.acts.messages(place.general)).find(({ id }) => id === page?.id);
    pages.push(page);
  }
  const texts = pages.map((page) => (page ? textOf(page) : ''));
  expect(texts.length).toBeGreaterThan(1);
  for (const seat of crowd.keys()) expect(texts.join('\n').split(`number ${seat}\\.`)).toHaveLength(2);
  const last = pages.at(-1);
  expect(last && buttonsOf(last).map(({ label }) => label)).toEqual(['Back']);
});

test('a moderator whose role is taken away between two pages is refused at the next', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle as [Somebody];
  const { guild } = place;
  const role = (await town.sandbox.client.guild(guild)).roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await town.sandbox.client.giveRole({ guild, user: ada.id, role });
  const crowd = await Promise.all(Array.from({ length: 45 }, (_, seat) => place.newcomer(`N${seat}`)));
  await areWaiting(town, place, crowd, (_, seat) => ({ called: `Somebody with quite a long name, number ${seat}.` }));
  expect(await ada.hears('roster show')).toContain('Spring 1');
  await town.sandbox.client.takeRole({ guild, user: ada.id, role });
  const refused = await said(await ada.acts.clickLabel({ channel: place.general, label: 'Go on' }));
  expect(refused).toContain('for the people who look after the circles');
});

test('whoever was appointed to one cohort sees that one, in a direct message too, and no other', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle as [Somebody];
  const autumn = { name: 'Autumn', start: '2027-09-01', time: '18:00', zone: 'UTC' };
  await place.host.hears('cohort create', autumn);
  await appoint(town, place.guild, { id: ada.id, cohort: 'Autumn' });
  expect(await ada.hears('roster show')).toContain('## Autumn');
  expect(textOf(await inDirectMessages(ada, 'roster show'))).toContain('## Autumn');
  const other = await ada.hears('roster show', { cohort: 'Spring' });
  expect(other).toContain(
    'Among the cohorts you look after there is none called **Spring**. You look after **Autumn**.',
  );
  expect(await ada.hears('roster export', { cohort: 'Spring' })).toBe(other);
  const offered = await ada.acts.autocomplete({
    guild: place.guild,
    channel: place.general,
    command: 'roster show',
    options: {},
    focused: 'cohort',
    value: '',
  });
  expect(offered.map(({ name }) => name)).toEqual(['Autumn']);
});

test('whoever was appointed and has left the server since reads nothing more of it in a direct message', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle as [Somebody];
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  const shown = await inDirectMessages(ada, 'roster show');
  expect(textOf(shown)).toContain('Spring 1');
  expect(textOf(await inDirectMessages(ada, 'circle'))).toContain('Spring 1');
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: ada.id });
  for (const command of ['roster show', 'roster export', 'circle', 'me']) {
    const refused = await inDirectMessages(ada, command);
    expect(textOf(refused)).toContain('That works inside a server only');
    expect(refused.attachments).toEqual([]);
  }
  expect(textOf(await inDirectMessages(ada, 'mydata show'))).toContain('Spring 1');
  expect(textOf(await inDirectMessages(ada, 'leave'))).toContain('Spring 1');
});

test('who looks after several cohorts is asked which one', async () => {
  const { place } = await aCircle();
  await place.host.hears('cohort create', { name: 'Autumn', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  expect(await place.host.hears('roster show')).toContain('**Autumn** and **Spring**');
  expect(await place.host.hears('roster show', { cohort: 'Spring' })).toContain('Spring 1');
});

test('a member is refused, in the server and in direct messages, and so is a forged page', async () => {
  const { circle } = await aCircle();
  const [ada] = circle as [Somebody];
  const refusal = 'for the people who look after the circles';
  expect(await ada.hears('roster show')).toContain(refusal);
  expect(await ada.hears('roster export')).toContain(refusal);
  expect(textOf(await inDirectMessages(ada, 'roster show'))).toContain(refusal);
  const forged = await ada.acts.click({
    channel: await ada.channel('welcome'),
    message: (await ada.sees('welcome'))[0]?.id ?? '',
    customId: 'roster.page.1|1|0',
    forge: true,
  });
  expect(await said(forged)).toContain(refusal);
});

test('the file opens in spreadsheets: names that are formulas are text, and the employer is in no cell', async () => {
  const { place } = await aCircle();
  const nasty = await place.newcomer('Nasty');
  const called = '=HYPERLINK("http://x";1),\u202Eevil';
  await areWaiting(town, place, [nasty], { called, employer: 'canary-employer' });
  const { reply } = await (await place.host.run('roster export')).settled();
  expect(reply && textOf(reply)).toContain('import the column *user id* as text');
  const file = await fileOf(reply);
  expect(file.startsWith('\uFEFF"cohort","circle","name","user id"')).toBe(true);
  expect(file).toContain(
    `"'=HYPERLINK(""http://x"";1),evil","${nasty.id}","English","Europe/Paris","Negotiating","Budgets"`,
  );
  expect(file.split('\r\n').filter((row) => row.includes('in a circle'))).toHaveLength(3);
  expect(file).not.toContain('canary');
});
