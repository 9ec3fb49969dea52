import { createLog } from '../../bot/common/log';
import { buttonsOf, textOf, type Outcome, type SeenMessage } from '../../sandbox/client';
import { appoint } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

const lines: string[] = [];
let town: Town;
beforeAll(async () => {
  town = await aTown({ log: createLog('trace', { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => town.stop());

const menu = 'Report to moderators';

interface Scene {
  readonly place: Place;
  readonly ada: Somebody;
  readonly ben: Somebody;
  readonly cleo: Somebody;
  readonly moderator: Somebody;
}

/** Ada, Ben and Cleo in a server; one more moderates beside the host, who owns it. */
async function aScene(): Promise<Scene> {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  const moderator = await place.newcomer('Mod');
  await becomesModerator(moderator);
  return { place, ada, ben, cleo, moderator };
}

async function becomesModerator({ guild, id }: Somebody): Promise<string> {
  const { roles } = await town.sandbox.client.guild(guild);
  const role = roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await town.sandbox.client.giveRole({ guild, user: id, role });
  return role;
}

const writes = ({ acts, place }: Somebody, content: string): Promise<SeenMessage> =>
  acts.write({ channel: place().general, content });

/** Opens the menu of a message and sends the report; what was said before it was sent, and after. */
async function reports(person: Somebody, message: SeenMessage): Promise<{ before: string; after: string }> {
  const opened = await person.uses(menu, message);
  const before = await said(opened);
  await said(await person.pressesOn(opened, 'Send the report'));
  await town.settle();
  const shown = (await person.acts.messages(message.channel)).findLast(({ ephemeral }) => ephemeral);
  return { before, after: shown ? textOf(shown) : '' };
}

async function erases(person: Somebody): Promise<void> {
  const asked = await person.run('mydata erase');
  expect(await said(await person.pressesOn(asked, 'Yes, erase everything'))).toContain('It is done');
}

const codeIn = (text: string): string => /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no number';
const receivedBy = async (person: Somebody): Promise<string> => (await person.acts.dms()).map(textOf).join('\n---\n');

test('a message is reported from its menu: the moderators read it, the reporter is named nowhere and gets a receipt', async () => {
  const { place, ada, ben } = await aScene();
  const rude = await writes(ben, 'You are **useless**, @everyone');
  const from = lines.length;
  const { before, after } = await reports(ada, rude);
  expect(before).toContain('You are \\*\\*useless');
  expect(before).toContain('2 moderators with the role *Circle moderator*, in their channel');
  expect(before).toContain('They are not told that it was you.');
  expect(codeIn(after)).not.toBe('no number');
  expect(after).toContain('passed on to 2 moderators');
  const notices = await place.host.sees('circle-moderators');
  const notice = notices.findLast((one) => textOf(one).includes('A message was reported'));
  const read = notice ? textOf(notice) : '';
  expect(read).toContain(`https://discord.com/channels/${place.guild}/${place.general}/${rude.id}`);
  expect(read).toContain(`<@${ben.id}> wrote on <t:`);
  expect(read).toContain('You are \\*\\*useless');
  expect(read).not.toContain(ada.id);
  expect(read).not.toContain(codeIn(after));
  expect(notice?.pinged).toEqual([]);
  // Nothing else that lasts tells who it was: neither the notes of what was sent nor the log.
  const notes = await town.database.query<object[]>('SELECT * FROM outbox WHERE guild_id = $1', [place.guild]);
  expect(JSON.stringify(notes)).toContain(rude.id);
  expect(JSON.stringify(notes)).not.toContain(ada.id);
  expect(lines.slice(from).join('')).not.toContain(ada.id);
  expect(await receivedBy(ben)).toBe('');
});

test('nothing is passed on before it is sent, and who thinks again leaves nothing behind', async () => {
  const { place, ada, ben } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'Hm'));
  await said(await ada.pressesOn(opened, 'Do not send'));
  await town.settle();
  expect(await place.host.reads('circle-moderators')).not.toContain('was reported');
  await said(await ada.uses(menu, await writes(ben, 'Hm again')));
  await town.pass({ minutes: 31 });
  expect(await town.database.query('SELECT id FROM report WHERE guild_id = $1', [place.guild])).toEqual([]);
  expect(await ada.hears('report status')).toContain('You have no report here');
});

test('a draft is dropped by whoever began it, and by nobody who only knows its number', async () => {
  const { place, ada, ben, cleo } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'Not yours to drop'));
  await said(opened);
  const [row] = await town.database.query<{ id: string }[]>('SELECT id FROM report WHERE guild_id = $1', [place.guild]);
  const anywhere = (await cleo.sees('welcome'))[0];
  const press = { channel: anywhere?.channel ?? '', message: anywhere?.id ?? '', forge: true };
  await said(await cleo.acts.click({ ...press, customId: `report.drop.1|${row?.id ?? ''}` }));
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  expect(await place.host.reads('circle-moderators')).toContain('Not yours to drop');
});

test('with a line, and by name, if the reporter wishes so', async () => {
  const { place, ada, ben } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'Go away'));
  const { form } = await ada.pressesOn(opened, 'Add a line');
  if (!form) throw new Error('no form opened');
  const fields = { line: 'It is the third time.', named: ['named'] };
  const written = await said(await ada.acts.submit({ form, fields }));
  const shown = (await ada.acts.messages(place.general)).findLast(({ ephemeral }) => ephemeral);
  expect(written + (shown ? textOf(shown) : '')).toContain('They are told that it was you.');
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  const read = await place.host.reads('circle-moderators');
  expect(read).toContain('It is the third time\\.');
  expect(read).toContain(`Reported by <@${ada.id}>`);
});

test('a message of somebody who moderates goes to the other moderators alone, and the reporter knows before', async () => {
  const { place, ada, ben, moderator } = await aScene();
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  const { before, after } = await reports(ada, await writes(moderator, 'You again'));
  // Who plans a cohort looks after it, too.
  expect(before).toContain(`**Who reads it:** <@${place.host.id}>, <@${ben.id}>, each in a direct message.`);
  expect(before).toContain('so it does not go there');
  expect(after).toContain('passed on to 2 moderators.');
  expect(await receivedBy(ben)).toContain('You again');
  expect(await moderator.reads('circle-moderators')).not.toContain('was reported');
  expect(await receivedBy(moderator)).toBe('');
});

test('the only moderator but the owner is reported: the owner reads it; the owner is: nobody could, and nothing is kept', async () => {
  const { place, ada, moderator } = await aScene();
  const { before, after } = await reports(ada, await writes(moderator, 'You again'));
  expect(before).toContain(`<@${place.host.id}> alone, who owns this server`);
  expect(after).toContain('passed on to the owner of this server');
  expect(await receivedBy(place.host)).toContain('You again');
  const refused = await said(await ada.uses(menu, await writes(place.host, 'And you')));
  expect(refused).toContain('I know nobody here who could read this');
  expect(await town.database.query('SELECT id FROM report WHERE guild_id = $1', [place.guild])).toHaveLength(1);
});

test('whoever it is about becomes a moderator before it is sent: the reporter is asked again', async () => {
  const { place, ada, ben } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'Out with you'));
  expect(await said(opened)).toContain('in their channel');
  await becomesModerator(ben);
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  const shown = (await ada.acts.messages(place.general)).findLast(({ ephemeral }) => ephemeral);
  expect(shown ? textOf(shown) : '').toContain('Others would read it by now');
  expect(await place.host.reads('circle-moderators')).not.toContain('was reported');
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  expect(await ben.reads('circle-moderators')).not.toContain('was reported');
  expect(await receivedBy(place.host)).toContain('Out with you');
});

test('the reporter sees that it was seen and closed, when they ask; the copy goes then', async () => {
  const { place, ada, ben, cleo, moderator } = await aScene();
  const { after } = await reports(ada, await writes(ben, 'canary-words'));
  const code = codeIn(after);
  expect(await ada.hears('report status')).toContain(`**${code}**`);
  expect(await ada.hears('report status')).toContain('not marked as seen yet');
  await said(await moderator.presses('I have seen it', 'circle-moderators'));
  expect(await ada.hears('report status', { number: code.toLowerCase() })).toContain('seen; somebody looks into it');
  await said(await place.host.presses('Close it', 'circle-moderators'));
  expect(await ada.hears('report status')).toContain('closed by those who look after the circles');
  expect(await place.host.reads('circle-moderators')).not.toContain('canary-words');
  // Nobody is told of it without asking, and nobody finds another's by trying.
  expect(await receivedBy(ada)).toBe('');
  expect(await cleo.hears('report status')).toContain('You have no report here');
  expect(await cleo.hears('report status', { number: 'R-2222-2222' })).toContain('no report with that number');
  await town.pass({ minutes: 15 * 24 * 60 });
  expect(await town.database.query('SELECT id FROM report WHERE guild_id = $1', [place.guild])).toEqual([]);
});

test('reported twice by one it is one report with one receipt; by another, only what they add is passed on', async () => {
  const { place, ada, ben, cleo } = await aScene();
  const rude = await writes(ben, 'Rude words');
  const { after } = await reports(ada, rude);
  const again = await said(await ada.uses(menu, rude));
  expect(again).toContain('reported this message already');
  expect(again).toContain(codeIn(after));
  const other = await reports(cleo, rude);
  expect(codeIn(other.after)).not.toBe(codeIn(after));
  const notices = (await place.host.sees('circle-moderators')).map(textOf);
  expect(notices.filter((text) => text.includes('Rude words'))).toHaveLength(1);
  await said(await place.host.presses('Close it', 'circle-moderators'));
  for (const person of [ada, cleo]) expect(await person.hears('report status')).toContain('closed by');
});

test('the notice goes on showing what it was of, and what is closed goes in its own time', async () => {
  const { place, ada, ben, cleo, moderator } = await aScene();
  const rude = await writes(ben, 'Rude words');
  const begun = await ada.uses(menu, rude);
  const { form } = await ada.pressesOn(begun, 'Add a line');
  if (!form) throw new Error('no form opened');
  await said(await ada.acts.submit({ form, fields: { line: 'canary-line', named: ['named'] } }));
  await reports(cleo, rude);
  await town.pass({ minutes: 1 });
  await said(await ada.pressesOn(begun, 'Send the report'));
  await town.settle();
  await said(await moderator.presses('I have seen it', 'circle-moderators'));
  await town.settle();
  const notice = (await place.host.sees('circle-moderators')).map(textOf).find((text) => text.includes('Rude words'));
  expect(notice).not.toContain('canary');
  expect(notice).not.toContain(ada.id);
  await said(await place.host.presses('Close it', 'circle-moderators'));
  // Somebody else reports it later: what was closed before is not kept for longer.
  await town.pass({ minutes: 10 * 24 * 60 });
  await reports(moderator, rude);
  await said(await place.host.presses('Close it', 'circle-moderators'));
  await town.pass({ minutes: 5 * 24 * 60 });
  const rows = await town.database.query<object[]>('SELECT reporter_id FROM report WHERE guild_id = $1', [place.guild]);
  expect(rows).toEqual([{ reporter_id: moderator.id }]);
});

test('messages that cannot be reported, and what is odd', async () => {
  const { place, ada, ben } = await aScene();
  expect(await said(await ada.uses(menu, await writes(ada, 'Mine')))).toContain('That message is your own');
  const welcome = (await ada.sees('welcome')).find((one) => buttonsOf(one).length > 0);
  if (!welcome) throw new Error('no welcome');
  expect(await said(await ada.uses(menu, welcome))).toContain('written by an app');
  const long = await writes(ben, 'x'.repeat(2_000));
  const { before } = await reports(ada, long);
  expect(before).toContain('xxx');
  // The message goes between looking and sending: what was seen is passed on.
  const fleeting = await writes(ben, 'Soon gone');
  const opened = await ada.uses(menu, fleeting);
  await ben.acts.deleteMessage({ message: fleeting.id });
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  expect(await place.host.reads('circle-moderators')).toContain('Soon gone');
});

test('who reads it takes no direct messages: where nobody else is told it goes to the owner, and is lost if they take none', async () => {
  const { place, ada, ben, moderator } = await aScene();
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  await town.database.query('DELETE FROM appointment WHERE user_id = $1', [place.host.id]);
  await town.sandbox.client.editUser({ user: ben.id, dmsOpen: false });
  const { before } = await reports(ada, await writes(moderator, 'You again'));
  expect(before).toContain(`If none of them can be reached, it goes to <@${place.host.id}>`);
  expect(await receivedBy(place.host)).toContain('You again');
  await town.sandbox.client.editUser({ user: place.host.id, dmsOpen: false });
  await reports(ada, await writes(moderator, 'And again'));
  expect(await ada.hears('report status')).toContain('not delivered: nobody could be reached');
});

/** The reported moderates; Ben and Cleo are named as moderators, the host owns the server and reads of it only if nobody else can. */
async function aSceneOfModerators(): Promise<Scene> {
  const scene = await aScene();
  const { place, ben, cleo } = scene;
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  for (const { id } of [ben, cleo]) await appoint(town, place.guild, { id, cohort: 'Spring' });
  await town.database.query('DELETE FROM appointment WHERE user_id = $1', [place.host.id]);
  return scene;
}

test('a moderator reports, and the only other one takes no direct messages: that the reporter was told counts for nothing', async () => {
  const { place, ben, cleo, moderator } = await aSceneOfModerators();
  await town.sandbox.client.editUser({ user: cleo.id, dmsOpen: false });
  await reports(ben, await writes(moderator, 'You again'));
  expect(await receivedBy(ben)).toContain('You again');
  expect(await receivedBy(place.host)).toContain('You again');
});

test('reported again after it was closed, or added to: each time somebody else has to be told, or the owner is', async () => {
  const { place, ada, ben, cleo, moderator } = await aSceneOfModerators();
  const rude = await writes(moderator, 'You again');
  await reports(ada, rude);
  expect(await receivedBy(place.host)).not.toContain('You again');
  for (const { id } of [ben, cleo]) await town.sandbox.client.editUser({ user: id, dmsOpen: false });
  const dana = await place.newcomer('Dana');
  const begun = await dana.uses(menu, rude);
  await said(begun);
  const { form } = await dana.pressesOn(begun, 'Add a line');
  if (!form) throw new Error('no form opened');
  await said(await dana.acts.submit({ form, fields: { line: 'the-added-line', named: ['hidden'] } }));
  await said(await dana.pressesOn(begun, 'Send the report'));
  await town.settle();
  expect(await receivedBy(place.host)).toContain('the\\-added\\-line');
  const { id: channel } = await place.host.acts.dmChannel();
  await said(await place.host.acts.clickLabel({ channel, label: 'Close it' }));
  const eli = await place.newcomer('Eli');
  await town.sandbox.client.editUser({ user: place.host.id, dmsOpen: false });
  await reports(eli, rude);
  expect(await eli.hears('report status')).toContain('not delivered: nobody could be reached');
  expect(await ada.hears('report status')).toContain('closed by those who look after the circles');
});

test('whoever it is about, and who moderates nothing, closes no report, wherever the button stands', async () => {
  const { place, ada, ben, cleo } = await aScene();
  await reports(ada, await writes(ben, 'Rude'));
  const [row] = await town.database.query<{ message_id: string }[]>(
    'SELECT message_id FROM report WHERE guild_id = $1',
    [place.guild],
  );
  const customId = `report.handle.1|${place.guild}|${row?.message_id ?? ''}|closed`;
  const anywhere = (await cleo.sees('welcome'))[0];
  const pressed = { channel: anywhere?.channel ?? '', message: anywhere?.id ?? '', customId, forge: true };
  expect(await said(await cleo.acts.click(pressed))).toContain('for the people who look after the circles');
  await becomesModerator(ben);
  expect(await said(await ben.acts.click(pressed))).toContain('I cannot find that here');
  expect(await ada.hears('report status')).toContain('not marked as seen yet');
});

test('whoever wrote it erases their data: the copy goes and the report stays; the reporter does: it stays without them', async () => {
  const { place, ada, ben } = await aScene();
  const rude = await writes(ben, 'canary-words');
  const { after } = await reports(ada, rude);
  expect(await ben.hears('mydata show')).toContain('Grove holds nothing about you');
  await erases(ben);
  const rows = await town.database.query<object[]>('SELECT * FROM report WHERE guild_id = $1', [place.guild]);
  expect(rows).toMatchObject([{ author_id: null, words: '', state: 'open', message_id: rude.id }]);
  await said(await place.host.presses('Close it', 'circle-moderators'));
  await erases(ada);
  expect(await ada.hears('mydata show')).toContain('Grove holds nothing about you');
  expect(await ada.hears('report status', { number: codeIn(after) })).toContain('closed by');
});

test('once it is closed, whoever wrote it can read that it was reported, and nothing of who did or what was added', async () => {
  const { place, ada, ben } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'canary-words'));
  const { form } = await ada.pressesOn(opened, 'Add a line');
  if (!form) throw new Error('no form opened');
  await said(await ada.acts.submit({ form, fields: { line: 'canary-line', named: ['named'] } }));
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  await said(await place.host.presses('Close it', 'circle-moderators'));
  const { reply } = await (await ben.run('mydata export')).settled();
  const url = (reply?.attachments[0] as { url?: string } | undefined)?.url ?? '';
  const file = await (await fetch(url)).text();
  expect(JSON.parse(file)).toMatchObject({ reports: [], reported: [{ words: 'canary-words' }] });
  expect(file).not.toContain(ada.id);
  expect(file).not.toContain('canary-line');
  expect(await ada.hears('mydata show')).toContain('canary\\-line');
});

test('what waits to be said about it is said without whoever erased their data meanwhile', async () => {
  const { place, ada, ben } = await aScene();
  const opened = await ada.uses(menu, await writes(ben, 'canary-words'));
  await said(opened);
  await town.sandbox.client.fail({ route: '^/channels/', times: 10_000, mode: 'refuse', status: 500 });
  await said(await ada.pressesOn(opened, 'Send the report'));
  await erases(ben);
  await town.sandbox.client.clearFaults();
  await town.settle();
  const read = await place.host.reads('circle-moderators');
  expect(read).toContain('A message was reported');
  expect(read).not.toContain('canary-words');
  expect(read).not.toContain(ben.id);
});

test('two send it at one moment, and one of them twice: the message is passed on once', async () => {
  const { place, ada, ben, cleo } = await aScene();
  const rude = await writes(ben, 'Rude words');
  const [mine, hers] = [await ada.uses(menu, rude), await cleo.uses(menu, rude)];
  await Promise.all([said(mine), said(hers)]);
  const send = 'Send the report';
  await Promise.all([ada.pressesOn(mine, send), ada.pressesOn(mine, send), cleo.pressesOn(hers, send)].map(pressed));
  await town.settle();
  const notices = (await place.host.sees('circle-moderators')).map(textOf);
  expect(notices.filter((text) => text.includes('was reported'))).toHaveLength(1);
  for (const person of [ada, cleo]) expect(await person.hears('report status')).toContain('not marked as seen yet');
});

/** Whoever presses a button that is gone already has pressed it before. */
const pressed = (press: Promise<Outcome>): Promise<string> =>
  press.then(said).catch((fault: unknown) => {
    if (String(fault).includes('no enabled button')) return '';
    throw fault;
  });

test('a moderator who was written to closes it from there', async () => {
  const { place, ada, ben, moderator } = await aScene();
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-09-01', time: '18:00', zone: 'UTC' });
  await appoint(town, place.guild, { id: ben.id, cohort: 'Spring' });
  await reports(ada, await writes(moderator, 'You again'));
  const { id: channel } = await ben.acts.dmChannel();
  await said(await ben.acts.clickLabel({ channel, label: 'Close it' }));
  expect(await receivedBy(ben)).toContain('A report was closed');
  expect(await receivedBy(ben)).not.toContain('You again');
  expect(await ada.hears('report status')).toContain('closed by those who look after the circles');
});

test('from a circle’s thread, too, which those who read of it may not see', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-06-01' });
  const [ada, ben] = place.people as [Somebody, Somebody];
  const channel = await ada.channel('Spring 1');
  const rude = await ben.acts.write({ channel, content: 'Nobody asked you' });
  const opened = await ada.uses(menu, rude);
  await said(opened);
  await said(await ada.pressesOn(opened, 'Send the report'));
  await town.settle();
  expect(await place.host.reads('circle-moderators')).toContain(`> Nobody asked you`);
});

test('who has ten that nobody has closed is told to write to a moderator', async () => {
  const { ada, ben } = await aScene();
  for (let number = 1; number <= 10; number++) await reports(ada, await writes(ben, `Number ${number}`));
  expect(await said(await ada.uses(menu, await writes(ben, 'Number 11')))).toContain('You have 10 reports');
});

test('drafts do not slip past that: when the eleventh is sent it stays a draft', async () => {
  const { place, ada, ben } = await aScene();
  const begun: Outcome[] = [];
  for (let number = 1; number <= 11; number++) {
    const opened = await ada.uses(menu, await writes(ben, `Number ${number}`));
    await said(opened);
    begun.push(opened);
  }
  const sent = [];
  for (const opened of begun) sent.push(await said(await ada.pressesOn(opened, 'Send the report')));
  expect(sent.at(-1)).toContain('You have 10 reports');
  const rows = await town.database.query<object[]>(`SELECT id FROM report WHERE guild_id = $1 AND state <> 'draft'`, [
    place.guild,
  ]);
  expect(rows).toHaveLength(10);
});
