import { eventually } from '../support/eventually';
import { inDatabase, somebodyWaits } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** Who looks after a cohort, and how it ends. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** For circles that need not meet: otherwise their weeks would be lived through with those of the cohorts that end here. */
const afterAllOthers = '2027-11-08';

const threadOf = async ({
  guild,
}: Place): Promise<{ id: string; archived: boolean; locked: boolean; members: string[] }> => {
  const { channels } = await town.sandbox.client.guild(guild);
  const found = channels.find(({ thread, name }) => thread && name.startsWith('Spring 1'));
  if (!found?.thread) throw new Error('there is no thread');
  return { id: found.id, ...found.thread };
};
const three = async (p: { extra?: string } = {}): Promise<{ place: Place; zoe: Somebody }> => {
  const place = await town.openGuild({ people: 3 });
  return { place, zoe: await place.newcomer(p.extra ?? 'Zoe') };
};

/** How much the database still knows. */
async function keptOf({ guild }: Place): Promise<{ seats: number; placed: number; waiting: number } | undefined> {
  const [kept] = await town.database.query<{ seats: number; placed: number; waiting: number }[]>(
    `SELECT (SELECT count(*)::int FROM membership JOIN "group" g ON g.id = group_id WHERE g.guild_id = $1) AS seats,
       (SELECT count(*)::int FROM application WHERE guild_id = $1 AND state = 'placed') AS placed,
       (SELECT count(*)::int FROM application WHERE guild_id = $1 AND state = 'waiting') AS waiting`,
    [guild],
  );
  return kept;
}

test('a moderator of one cohort does everything for it, and nothing for another', async () => {
  const { place, zoe } = await three();
  const start = '2027-03-08';
  await place.host.hears('cohort create', { name: 'Spring', start, moderator: zoe.id });
  await place.host.hears('cohort create', { name: 'Summer', start });
  expect(await zoe.hears('cohort show')).toContain('## Spring');
  expect(await zoe.hears('cohort close', { cohort: 'Spring' })).toContain('is closed');
  for (const act of ['open', 'close', 'match', 'launch', 'end', 'show']) {
    expect(await zoe.hears(`cohort ${act}`, { cohort: 'Summer' })).toContain('look after the circles');
    expect(await zoe.hears(`cohort ${act}`, { cohort: 'Nowhere' })).toContain('look after the circles');
  }
});

test('who is named to look after a cohort and does not see the moderators’ channel is told of; with the role nothing is', async () => {
  const { place, zoe } = await three();
  const readsNot = `<@${zoe.id}> does not see the moderators’ channel.`;
  const created = await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', moderator: zoe.id });
  expect(created).toContain(`<@${zoe.id}> looks after **Spring** now`);
  expect(created).toContain(`${readsNot} **Next:** whoever is to read there needs the role *Circle moderator*.`);
  const appoint = { cohort: 'Spring', member: zoe.id, as: 'moderator' };
  expect(await place.host.hears('cohort appoint', appoint)).toContain(readsNot);
  expect(await place.host.hears('cohort appoint', { ...appoint, as: 'facilitator' })).not.toContain(
    'see the moderators',
  );
  const { roles } = await town.sandbox.client.guild(place.guild);
  const role = roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await town.sandbox.client.giveRole({ guild: place.guild, user: zoe.id, role });
  expect(await place.host.hears('cohort appoint', appoint)).not.toContain('see the moderators');
});

test('only who reads the moderators’ channel is promised to read there when the threads are ready', async () => {
  const { place, zoe } = await three();
  await place.match();
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: zoe.id, as: 'moderator' });
  const launched = await zoe.hears('cohort launch', { cohort: 'Spring' });
  expect(launched).toContain('`/cohort launch` again tells whether each is ready');
  expect(launched).not.toContain('moderators’ channel');
  const other = await three();
  await other.place.match();
  expect(await other.place.host.hears('cohort launch', { cohort: 'Spring' })).toContain(
    'read in the moderators’ channel',
  );
});

test('a link to a circle’s thread is shown to who is in it; a moderator who is not reads its name', async () => {
  const { place, zoe } = await three();
  await place.launch();
  const [ada] = place.people;
  const thread = `<#${await ada?.channel('Spring 1')}>`;
  const shownTo = async (somebody: Somebody): Promise<string> => somebody.hears('cohort show', { cohort: 'Spring' });
  for (const person of [zoe, ada])
    await place.host.hears('cohort appoint', { cohort: 'Spring', member: person?.id ?? '', as: 'moderator' });
  expect(await shownTo(zoe)).toContain('**Spring 1**');
  expect(await shownTo(zoe)).not.toContain('<#');
  expect(await shownTo(place.host)).not.toContain('<#');
  expect(ada && (await shownTo(ada))).toContain(thread);
  const facilitator = { cohort: 'Spring', member: place.host.id, as: 'facilitator' };
  expect(await place.host.hears('cohort appoint', facilitator)).toContain('is brought into the threads');
  expect(await shownTo(place.host)).toContain(thread);
});

test('a moderator whose appointment has ended is refused at the next press, on a card that is still there', async () => {
  const { place, zoe } = await three();
  await place.match();
  await place.host.hears('cohort open', { cohort: 'Spring' });
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: zoe.id, as: 'moderator' });
  const found = await zoe.run('cohort match', { cohort: 'Spring' });
  await found.settled();
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: zoe.id, as: 'nobody' });
  expect(await said(await zoe.pressesOn(found, 'Yes'))).toContain('look after the circles');
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('3 people are waiting');
});

test('the id of another guild’s cohort opens nothing', async () => {
  const [mine, theirs] = [await three(), await three()];
  await theirs.place.match();
  await theirs.place.host.hears('cohort open', { cohort: 'Spring' });
  const found = await theirs.place.host.run('cohort match', { cohort: 'Spring' });
  const { reply } = await found.settled();
  const own = await mine.place.host.run('cohort show');
  const shown = await own.settled();
  const yes = JSON.stringify(reply).match(/cohort\.accept\.1\|\d+\|\d+/)?.[0] ?? '';
  const forged = await mine.place.host.acts.click({
    ...{ channel: shown.reply?.channel ?? '', message: shown.reply?.id ?? '', customId: yes },
    forge: true,
  });
  expect(await said(forged)).toContain('cannot find that here');
  expect(await theirs.place.host.hears('cohort show')).toContain('takes people in');
});

test('a facilitator is brought into the thread without being a member, and out of it again', async () => {
  const { place, zoe } = await three();
  await place.launch({ date: afterAllOthers });
  const appoint = { cohort: 'Spring', member: zoe.id };
  const heard = await place.host.hears('cohort appoint', { ...appoint, as: 'facilitator', circle: '1' });
  expect(heard).toContain('keeps the time in **Spring 1**');
  await town.settle();
  expect((await threadOf(place)).members).toContain(zoe.id);
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('3 people');
  await place.host.hears('cohort appoint', { ...appoint, as: 'nobody' });
  await town.settle();
  expect((await threadOf(place)).members).not.toContain(zoe.id);
  expect(await place.host.hears('cohort appoint', { ...appoint, as: 'facilitator', circle: '9' })).toContain(
    'no circle called',
  );
});

test('a moderator who sits in a circle is told so, and so is the circle, once', async () => {
  const { place } = await three();
  await place.launch({ date: afterAllOthers });
  const [ada, ben] = place.people;
  const appoint = { cohort: 'Spring', member: ada?.id ?? '', as: 'moderator' };
  expect(await place.host.hears('cohort appoint', appoint)).toContain('also sits in **Spring 1**');
  expect(await place.host.hears('cohort appoint', appoint)).toContain('was that already');
  await town.settle();
  const line = 'also looks after this cohort as a moderator, and sits here as a member like everybody';
  expect((await ben?.reads('Spring 1'))?.split(line)).toHaveLength(2);
});

test('a moderator who is matched into a circle hears it at the yes, and the circle at the launch', async () => {
  const { place } = await three();
  const [ada, ben] = place.people;
  await place.match();
  await place.host.hears('cohort open', { cohort: 'Spring' });
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: ada?.id ?? '', as: 'moderator' });
  expect(await ada?.matches('Spring')).toContain('You sit in **Spring 1** yourself');
  await ada?.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await ben?.reads('Spring 1')).toContain(`<@${ada?.id}> also looks after this cohort`);
});

test('on the announced date the cohort ends by itself: a goodbye, a closed thread, and what is deleted when', async () => {
  const { place } = await three();
  const heard = await place.launch({ date: '2027-06-07', time: '18:00', zone: 'UTC', weeks: 1 });
  const [, ends = '0'] = /ends by itself on <t:(\d+):F>/.exec(heard) ?? [];
  expect(new Date(Number(ends) * 1000)).toEqual(new Date('2027-06-14T18:00:00Z'));
  const [ada] = place.people;
  expect(await ada?.reads('Spring 1')).toContain(`open until <t:${ends}:F>`);
  await town.passTo(new Date(Number(ends) * 1000));
  await eventually(async () => {
    expect(await threadOf(place)).toMatchObject({ archived: true, locked: true });
  });
  expect(await ada?.acts.messages((await threadOf(place)).id).then((all) => JSON.stringify(all))).toContain('Goodbye');
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('is over');
  expect(await place.host.hears('cohort show')).toContain('No cohort is planned or running');
});

test('a cohort is ended before its date only after a yes, and nobody is interrupted', async () => {
  const { place } = await three();
  await place.launch({ date: '2027-08-02', time: '18:00', zone: 'UTC' });
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  expect(await said(asked)).toContain('1 circle of 3 people would read a goodbye');
  expect((await threadOf(place)).locked).toBe(false);
  await town.passTo('2027-08-02T18:01:00Z');
  expect(await said(await place.host.pressesOn(asked, 'Yes, end it now'))).toContain('is meeting just now');
  await town.pass({ minutes: 180 });
  const again = await place.host.run('cohort end', { cohort: 'Spring' });
  await again.settled();
  expect(await said(await place.host.pressesOn(again, 'Yes, end it now'))).toContain('has ended');
  await town.settle();
  expect(await threadOf(place)).toMatchObject({ archived: true, locked: true });
  expect(await said(await place.host.pressesOn(asked, 'Yes, end it now'))).toContain('is over');
});

test('thirty days after its end nobody can tell any more who sat where, and who waits keeps waiting', async () => {
  const { place, zoe } = await three();
  await place.launch({ date: '2027-09-06' });
  await zoe.joins();
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  await asked.settled();
  await place.host.pressesOn(asked, 'Yes, end it now');
  await town.settle();
  await town.pass({ minutes: 31 * 24 * 60 });
  expect(await keptOf(place)).toEqual({ seats: 0, placed: 0, waiting: 1 });
  const notes = await town.database.query<{ about: string }[]>('SELECT about FROM outbox WHERE guild_id = $1', [
    place.guild,
  ]);
  for (const { id } of place.people) expect(JSON.stringify(notes)).not.toContain(id);
});

test('a session that opens at the moment of the yes is not cut off', async () => {
  const { place } = await three();
  await place.launch({ date: '2027-12-05' });
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  await asked.settled();
  await inDatabase(town, async (database) => {
    await database.query('BEGIN');
    const stage = { at: 'timed', step: 0, endsAt: '2027-12-05T18:00:00Z' };
    const opened = await database.query('UPDATE session SET stage = $2, turn = 1 WHERE guild_id = $1 AND number = 1', [
      place.guild,
      stage,
    ]);
    expect(opened.rowCount).toBe(1);
    const answer = place.host.pressesOn(asked, 'Yes, end it now').then(said);
    await Promise.race([answer, somebodyWaits(database)]);
    await database.query('COMMIT');
    expect(await answer).toContain('is meeting just now');
  });
  expect(await place.host.hears('cohort show', { cohort: 'Spring' })).toContain('It is running');
});

test('when a cohort is over its people may join again at once, and who did keeps what they told', async () => {
  const { place } = await three();
  await place.launch({ date: '2027-12-06' });
  const [ada, ben] = place.people;
  expect(await ada?.hears('me')).toContain('You have a circle');
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  expect(await said(await place.host.pressesOn(asked, 'Yes, end it now'))).toContain('has ended');
  expect(await ben?.hears('me')).toContain('on no list just now');
  expect(await ada?.joins()).toContain('You are on the list for the next circles');
  await town.pass({ minutes: 31 * 24 * 60 });
  expect(await keptOf(place)).toEqual({ seats: 0, placed: 0, waiting: 1 });
  expect(await ben?.hears('mydata show')).not.toContain('Your answers');
});
