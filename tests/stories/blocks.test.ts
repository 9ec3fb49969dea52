import { createLog } from '../../bot/common/log';
import { selectsOf } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { blocks, names } from '../support/wishes';

/** A private block keeps two people out of one circle, and nothing that anybody else can see tells of it. */

const lines: string[] = [];
let town: Town;
beforeAll(async () => {
  town = await aTown({ log: createLog('trace', { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);

async function waiting(people: number, size = 3): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people, { availability: always, wants: [], offers: [], years: 2 });
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size });
  return place;
}
const at = ({ people }: Place, seat: number): Somebody => people[seat] as Somebody;

async function launched(people: number, size = 3): Promise<Place> {
  const place = await waiting(people, size);
  await place.host.matches('Spring');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  return place;
}

const rows = (place: Place): Promise<unknown[]> =>
  town.database.query('SELECT FROM person_wish WHERE guild_id = $1', [place.guild]);

test('who has not joined yet blocks somebody; they are never put together, and the other reads nothing of it', async () => {
  const place = await waiting(3);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  const zoe = await place.newcomer('Zoe');
  const before = await Promise.all(['me', 'mydata show', 'block', 'why'].map((command) => ada.hears(command)));
  await town.settle();
  const from = lines.length;
  expect(await blocks(zoe, ada)).toContain(`**Rather not met** <@${ada.id}>`);
  await town.settle();
  const logged = lines.slice(from).join('');
  for (const id of [zoe.id, ada.id]) expect(logged).not.toContain(id);
  const after = await Promise.all(['me', 'mydata show', 'block', 'why'].map((command) => ada.hears(command)));
  expect(after).toEqual(before);
  await areWaiting(town, place, [zoe], { availability: always, wants: [], offers: [], years: 2 });
  const shown = await said(await place.host.run('cohort match', { cohort: 'Spring' }));
  const circle = shown.split('\n').find((line) => line.startsWith('<@')) ?? '';
  expect(circle).toContain(ben.id);
  expect(circle.includes(zoe.id)).not.toBe(circle.includes(ada.id));
});

test('an own list is there to look at and to change; nobody blocks themselves, and it holds ten', async () => {
  const place = await waiting(2);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  expect(await blocks(ada, ada)).toContain('somebody else than yourself');
  await blocks(ada, ben);
  const card = await ada.run('block');
  expect(await said(card)).toContain(`<@${ben.id}>`);
  expect(await names(ada, card, { list: 'apart', people: [] })).toMatch(/\*\*Rather not met\*\* –/);
  const crowd: Somebody[] = [];
  for (let more = 0; more < 11; more++) crowd.push(await place.newcomer(`Guest ${more}`));
  for (const guest of crowd.slice(0, 10)) await blocks(ada, guest);
  expect(await blocks(ada, crowd[10] as Somebody)).toContain('ten people');
  expect(await rows(place)).toHaveLength(10);
});

test('of several blocks at one moment none is lost, and the list still holds ten', async () => {
  const place = await waiting(1);
  const ada = at(place, 0);
  const crowd: Somebody[] = [];
  for (let more = 0; more < 12; more++) crowd.push(await place.newcomer(`Guest ${more}`));
  await Promise.all(crowd.slice(0, 6).map((guest) => blocks(ada, guest)));
  expect(await rows(place)).toHaveLength(6);
  const heard = await Promise.all(crowd.slice(6).map((guest) => blocks(ada, guest)));
  expect(heard.filter((words) => words.includes('ten people'))).toHaveLength(2);
  expect(await rows(place)).toHaveLength(10);
});

test('a block between the proposal and the yes: the proposal is out of date, as with any other change', async () => {
  const place = await waiting(3);
  const found = await place.host.run('cohort match', { cohort: 'Spring' });
  await said(found);
  await blocks(at(place, 0), at(place, 1));
  const heard = await said(await place.host.pressesOn(found, 'Yes, these circles'));
  expect(heard).not.toContain('has its circles');
  expect(heard).toContain('1 circle has members whose hours or wishes changed. Nothing is done yet.');
});

test('in a running cohort nobody is placed, or brought by a repair, beside somebody who blocked them', async () => {
  const place = await launched(3);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  await blocks(ben, late);
  await ada.hears('leave');
  await town.settle();
  for (const command of ['cohort repair', 'cohort place']) {
    const options = { cohort: 'Spring', ...(command === 'cohort place' ? { person: late.id } : {}) };
    const heard = await place.host.hears(command, options);
    expect(heard).not.toMatch(/Yes|to \*\*Spring 1\*\*|block|employer/);
  }
  await names(ben, await ben.run('block'), { list: 'apart', people: [] });
  expect(await place.host.hears('cohort repair', { cohort: 'Spring' })).toContain(
    `<@${late.id}> from the waiting list to **Spring 1**`,
  );
});

test('whoever left a moment ago does not come back beside somebody who came since and does not meet them; else they do', async () => {
  for (const isBlocked of [true, false]) {
    const place = await launched(3);
    const ada = at(place, 0);
    const late = await place.newcomer('Late');
    await areWaiting(town, place, [late], { availability: always });
    if (isBlocked) await blocks(late, ada);
    const left = await ada.run('leave');
    await left.settled();
    await town.settle();
    const repair = await place.host.run('cohort repair', { cohort: 'Spring' });
    expect(await said(await place.host.pressesOn(repair, 'Yes, number 1'))).toContain('It is done');
    await town.settle();
    const undone = await said(await ada.acts.clickLabel({ channel: place.general, label: 'Undo' }));
    expect(undone).toContain(isBlocked ? 'that seat is not free any more' : 'Good to have you back');
    expect(undone).not.toMatch(/<@|apart|block/);
    if (!isBlocked) continue;
    expect(
      await said(await ada.acts.clickLabel({ channel: place.general, label: 'Wait for another circle' })),
    ).toContain('on the list');
  }
});

test('with those they sat with before nothing is asked: a block holds for new circles', async () => {
  const place = await launched(3);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  await blocks(ben, ada);
  await town.pass({ minutes: 1 });
  await (await ada.run('leave')).settled();
  await town.settle();
  expect(await said(await ada.acts.clickLabel({ channel: place.general, label: 'Undo' }))).toContain(
    'Good to have you back',
  );
});

test('it outlives leaving the list, and is gone when either of the two erases their data', async () => {
  const place = await waiting(3);
  const [ada, ben, chidi] = [0, 1, 2].map((seat) => at(place, seat)) as [Somebody, Somebody, Somebody];
  await blocks(ada, ben);
  await blocks(ada, chidi);
  await ada.hears('leave');
  await town.pass({ minutes: 11 });
  expect(await rows(place)).toHaveLength(2);
  for (const [person, left] of [
    [ben, 1],
    [ada, 0],
  ] as const) {
    const erase = await person.run('mydata erase');
    await said(await person.pressesOn(erase, 'Yes, erase'));
    expect(await rows(place)).toHaveLength(left);
  }
});

test('whoever has left the server takes their blocks and codes back in a direct message, and adds none', async () => {
  const place = await waiting(3);
  const [ada, ben, chidi] = [0, 1, 2].map((seat) => at(place, seat)) as [Somebody, Somebody, Somebody];
  await blocks(ada, ben);
  const { form } = await ada.presses('Nominate', 'welcome');
  if (!form) throw new Error('no form opened');
  await said(await ada.acts.submit({ form, fields: { words: '', signed: ['no'] } }));
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: ada.id });
  await town.settle();
  const { id: channel } = await ada.acts.dmChannel();
  const listed = await ada.acts.run({ channel, command: 'block' });
  expect(await said(listed)).toContain(`<@${ben.id}>`);
  expect(await names(ada, listed, { list: 'apart', people: [ben, chidi] })).not.toContain(chidi.id);
  expect(await names(ada, listed, { list: 'apart', people: [] })).toMatch(/\*\*Rather not met\*\* –/);
  expect(await rows(place)).toHaveLength(0);
  const { reply } = await (await ada.acts.run({ channel, command: 'nominate' })).settled();
  const [select] = reply ? selectsOf(reply) : [];
  if (!reply || !select) throw new Error('no code is shown');
  const values = [select.options[0]?.value ?? ''];
  const chosen = { channel: reply.channel, message: reply.id, customId: select.customId, values };
  expect(await said(await ada.acts.choose(chosen))).toContain('opens nothing from now on');
});

test('everything that anybody else reads is the same, whether it is a block, one employer, rivals, or moderators', async () => {
  const ways: Readonly<Record<string, (place: Place, two: readonly [Somebody, Somebody]) => Promise<unknown>>> = {
    block: (_, [one, other]) => blocks(one, other),
    blockedBy: (_, [one, other]) => blocks(other, one),
    employer: ({ guild }, two) =>
      town.database.query(`UPDATE application SET employer = 'Oak' WHERE guild_id = $1 AND user_id = ANY($2)`, [
        guild,
        two.map(({ id }) => id),
      ]),
    rivals: async ({ guild }, two) => {
      for (const [seat, { id }] of two.entries())
        await town.database.query('UPDATE application SET employer = $3 WHERE guild_id = $1 AND user_id = $2', [
          ...[guild, id, ['Oak', 'Elm'][seat]],
        ]);
    },
    moderators: ({ guild }, two) =>
      town.database.query(
        `INSERT INTO apart (guild_id, cohort_id, one_id, other_id) SELECT guild_id, id, $2::bigint, $3::bigint
         FROM cohort WHERE guild_id = $1`,
        [guild, ...two.map(({ id }) => id).sort((one, other) => Number(BigInt(one) - BigInt(other)))],
      ),
  };
  const heard: Record<string, string[]> = {};
  for (const [way, keepApart] of Object.entries(ways)) {
    const place = await waiting(4, 3);
    const [ada, ben] = [at(place, 0), at(place, 1)];
    // Moderators are told how many pairs they keep apart, everywhere alike: here it shows whom that meets.
    await place.host.hears('cohort rivals', { first: 'Elm', second: 'Oak' });
    await keepApart(place, [ada, ben]);
    const together = `<@${ada.id}> <@${ben.id}>`;
    const all = [await place.host.hears('cohort what-if', { cohort: 'Spring', together })];
    expect(all[0]).toContain('conflict, and I put nobody who conflicts into one circle');
    all.push(await place.host.hears('cohort match', { cohort: 'Spring' }));
    all.push(await place.host.hears('cohort why', { cohort: 'Spring' }), await place.host.matches('Spring'));
    all.push(await place.host.hears('cohort launch', { cohort: 'Spring' }));
    await town.settle();
    for (const command of ['cohort why', 'cohort show', 'cohort repair', 'roster show'])
      all.push(await place.host.hears(command, { cohort: 'Spring' }));
    for (const person of [ada, ben])
      all.push(await place.host.hears('cohort place', { cohort: 'Spring', person: person.id }));
    for (const person of place.people) for (const command of ['why', 'circle']) all.push(await person.hears(command));
    heard[way] = all.map((text) => withoutIds(text, place));
  }
  const [first = [], ...others] = Object.values(heard);
  expect(first.join('\n')).toContain('{Chidi}');
  for (const other of others) expect(other).toEqual(first);
});

/** The same story in another server has other ids and instants. */
const withoutIds = (text: string, { people, host }: Place): string =>
  [...people, host]
    .reduce((shown, { id, name }) => shown.replaceAll(`<@${id}>`, `{${name}}`), text)
    .replace(/<#\d+>|<t:\d+(:\w)?>/gu, '{}');
