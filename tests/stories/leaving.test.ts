import type { Outcome } from '../../sandbox/client';
import { asks, readsShared } from '../support/bringing';
import { areWaiting } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;

/** Four people in one circle; two minutes past six in the evening of a day of its own its check-in begins. */
async function aCircle(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody, Somebody]; meets: string }> {
  const place = await town.openGuild({ people: 4 });
  const date = new Date(Date.UTC(2027, 2, 10 + days++)).toISOString().slice(0, 10);
  await place.launch({ date, time: '18:00', zone: 'UTC' });
  return { place, circle: [...place.people] as [Somebody, Somebody, Somebody, Somebody], meets: `${date}T18:02:00Z` };
}

const canSee = async (person: Somebody, thread = 'Spring 1'): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith(thread));

const presses = async (person: Somebody, label: string): Promise<string> =>
  said(await person.acts.clickLabel({ channel: person.place().general, label }));

const applications = (place: Place): Promise<number> =>
  inDatabase(town, async (database) => {
    const { rowCount } = await database.query('SELECT FROM application WHERE guild_id = $1', [place.guild]);
    return rowCount ?? 0;
  });

test('somebody leaves with one command: the thread closes for them, nobody there is told, and the moderators hear a number', async () => {
  const { place, circle } = await aCircle();
  const [ada, ben] = circle;
  const before = await ben.reads('Spring 1');
  expect(await ada.hears('leave')).toContain('You have left **Spring 1**');
  await town.settle();
  expect(await canSee(ada)).toBe(false);
  expect(await ben.reads('Spring 1')).toBe(before);
  const notices = await place.host.reads('circle-moderators');
  expect(notices).toContain('**Spring 1** has 3 people now');
  expect(notices.split('---').at(-1)).not.toContain(ada.id);
  await town.passTo(new Date((await clock()).getTime() + 11 * 60_000));
  expect(await applications(place)).toBe(3);
});

const clock = async (): Promise<Date> => new Date((await town.sandbox.client.clock.read()).now);

test('/me offers the way out: of the list, and of the circle somebody sits in, in a direct message too', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const late = await place.newcomer('Late');
  expect(await late.hears('me')).not.toContain('Leave');
  await areWaiting(town, place, [late]);
  const waits = await late.run('me');
  expect(await said(await late.pressesOn(waits, 'Leave the list'))).toContain('You are off the list');
  const { id: channel } = await ada.acts.dmChannel();
  await (await ada.acts.run({ channel, command: 'me' })).settled();
  const left = await ada.acts.clickLabel({ channel, label: 'Leave Spring 1' });
  expect(await said(left)).toContain('You have left **Spring 1**');
  expect(await late.hears('me')).not.toContain('Leave');
});

test('Undo gives the place back, and leaving again works as it did the first time', async () => {
  const { place, circle, meets } = await aCircle();
  const [ada] = circle;
  for (let round = 0; round < 2; round++) {
    await ada.hears('leave');
    await town.settle();
    expect(await canSee(ada)).toBe(false);
    expect(await presses(ada, 'Undo')).toContain('Good to have you back');
    await town.settle();
    expect(await canSee(ada)).toBe(true);
  }
  await town.passTo(meets);
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}>`);
  expect(await applications(place)).toBe(4);
});

/** How somebody's seat is to be, and what they have written, as the database has it. */
const theirs = ({ id, guild }: Somebody): Promise<unknown[]> =>
  town.database.query<unknown[]>(
    `SELECT m.*, b.words FROM "group" g JOIN membership m ON m.group_id = g.id
     LEFT JOIN bringing b ON b.group_id = g.id AND b.user_id = m.user_id WHERE g.guild_id = $1 AND m.user_id = $2`,
    [guild, id],
  );
const writtenBy = ({ id }: Somebody): Promise<unknown[]> =>
  town.database.query<unknown[]>('SELECT FROM bringing WHERE user_id = $1', [id]);

test('Undo gives back what they wrote and how they wished their seat to be; until then nothing of it is said', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ben] = circle;
  await asks(ada, 'Who has met a silent funder?');
  await said(await ada.pressesOn(await ada.run('pause'), 'Two weeks'));
  await inDatabase(town, (database) =>
    database.query('UPDATE membership SET unhurried = true, invite_in = true, facilitates = false WHERE user_id = $1', [
      ada.id,
    ]),
  );
  await town.settle();
  const before = await theirs(ada);
  expect(before).toMatchObject([{ words: 'Who has met a silent funder?', unhurried: true, facilitates: false }]);
  await ada.hears('leave');
  await town.settle();
  expect(await theirs(ada)).toEqual([]);
  expect(await presses(ada, 'Undo')).toContain('Good to have you back');
  await town.settle();
  expect(await theirs(ada)).toEqual(before);
  await ada.pressesOn(await ada.run('pause'), 'I am back');
  await town.passTo(new Date(new Date(meets).getTime() - 5 * 60_000));
  await ada.hears('leave');
  await town.passTo(meets);
  expect(await readsShared(ben)).not.toContain('silent funder');
  expect(await writtenBy(ada)).toHaveLength(1);
  await town.pass({ minutes: 8 });
  expect(await writtenBy(ada)).toEqual([]);
});

test('back in the middle of a round: the turn they have had is had, and their seat is theirs', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ben] = circle;
  await town.passTo(meets);
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  const places = (): Promise<unknown[]> =>
    town.database.query<unknown[]>(
      `SELECT ledger, seats FROM session WHERE guild_id = $1 AND stage ->> 'at' = 'round'`,
      [ada.guild],
    );
  const before = await places();
  expect(before).toMatchObject([{ ledger: { had: [ada.id] } }]);
  await ada.hears('leave');
  await town.settle();
  expect(JSON.stringify(await places())).not.toContain(ada.id);
  await presses(ada, 'Undo');
  await town.settle();
  expect(await places()).toEqual(before);
  expect((await boardOf(ben)).text).not.toMatch(new RegExp(`still open.*<@${ada.id}>`));
});

test('what was to forget them for another reason leaves the ten minutes of Undo alone', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  await ada.hears('leave');
  const due = new Date((await clock()).getTime() + 5 * 60_000);
  const key = `out:${place.guild}:${ada.id}`;
  await inDatabase(town, (database) =>
    database.query(`INSERT INTO alarm (job, key, subject, data, due_at) VALUES ('people.forget', $1, $1, $2, $3)`, [
      key,
      { guild: place.guild, user: ada.id },
      due,
    ]),
  );
  await town.pass({ minutes: 6 });
  expect(await applications(place)).toBe(4);
  expect(await presses(ada, 'Undo')).toContain('Good to have you back');
  expect(await applications(place)).toBe(4);
});

/** What *Leave* says where it takes its answer along: in the thread of the circle. */
const asksInside = async (person: Somebody): Promise<Outcome> =>
  person.acts.run({ guild: person.guild, channel: await person.channel('Spring 1'), command: 'leave' });

test('from inside the thread, which takes the answer along, it asks first; after the yes the way back is elsewhere', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  const asked = await asksInside(ada);
  const question = await said(asked);
  expect(question).toContain('Nothing has happened yet. This thread is closed to you afterwards');
  expect(question).toContain('for ten minutes, `/leave` in any other channel gives you *Undo*');
  await town.settle();
  expect(await theirs(ada)).toHaveLength(1);
  expect(await canSee(ada)).toBe(true);
  expect(await said(await ada.pressesOn(asked, 'Leave Spring 1'))).toContain('You have left **Spring 1**');
  await town.settle();
  expect(await canSee(ada)).toBe(false);
  expect(await ada.hears('leave')).toContain('*Undo* gives you your place back');
  expect(await presses(ada, 'Undo')).toContain('Good to have you back');
  await town.settle();
  expect(await canSee(ada)).toBe(true);
});

test('somebody of two circles reads in the thread of one what goes with it; who keeps its time stays there and leaves in one tap', async () => {
  const { place, circle } = await aCircle();
  const [ada, ben] = circle;
  await place.host.hears('cohort appoint', { cohort: 'Spring', member: ben.id, as: 'facilitator' });
  await town.settle();
  expect(await said(await asksInside(ben))).toContain('You have left **Spring 1**');
  await town.settle();
  expect(await canSee(ben)).toBe(true);
  await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO "group" (guild_id, cohort_id, number, name, zone, weekday, minute)
       SELECT guild_id, cohort_id, 2, 'Spring 2', zone, weekday, minute
       FROM "group" WHERE guild_id = $1 RETURNING id`,
      [place.guild],
    );
    await database.query('INSERT INTO membership (group_id, user_id, joined_at) VALUES ($1, $2, now())', [
      rows[0]?.id,
      ada.id,
    ]);
  });
  expect(await said(await asksInside(ada))).toMatch(
    /You sit in 2 circles.*With \*\*Spring 1\*\* this thread closes for you/s,
  );
  expect(await ada.hears('leave')).not.toContain('this thread closes');
});

test('whoever has just left is led to Undo wherever they look, and nothing says that their answers are kept', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  await ada.hears('leave');
  await town.pass({ minutes: 3.5 });
  const hint = 'For 7 more minutes, `/leave` shows *Undo*';
  for (const command of ['circle', 'why', 'me']) expect(await ada.hears(command)).toContain(hint);
  expect(await ada.hears('me')).toMatch(/What you have told is deleted \*\*<t:\d+:F>\*\* \(<t:\d+:R>\)/);
  expect(await ada.hears('me')).not.toContain('is kept here');
  expect(await said(await ada.presses('Join', 'welcome'))).toMatch(new RegExp(`^.*${hint.replaceAll('*', '\\*')}`));
  await town.pass({ minutes: 8 });
  expect(await ada.hears('circle')).not.toContain('Undo');
});

test('who agreed anew within the ten minutes is on the list, and nothing leads them to `/leave`; the old Undo still works', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const left = await ada.run('leave');
  await town.pass({ minutes: 1 });
  const onList = await said(await ada.pressesOn(await ada.presses('Join', 'welcome'), 'I agree'));
  // There it would leave the list first, and their answers would be deleted ten minutes later.
  expect(onList).not.toContain('`/leave`');
  for (const command of ['circle', 'why', 'me']) expect(await ada.hears(command)).not.toContain('`/leave` shows');
  expect(await said(await ada.pressesOn(left, 'Undo'))).toContain('Good to have you back');
  await town.settle();
  expect(await canSee(ada)).toBe(true);
  expect(await ada.hears('me')).not.toMatch(/Undo|on the list for/);
  await town.pass({ minutes: 12 });
  expect(await applications(place)).toBe(4);
});

test('who left their circle, came to the list and left that too reads what Undo gives back, and it does', async () => {
  const { place, circle } = await aCircle();
  const [ada, ben] = circle;
  for (const one of [ada, ben]) {
    await one.hears('leave');
    await said(await one.pressesOn(await one.presses('Join', 'welcome'), 'I agree'));
    await one.hears('pause', { until: 'in two weeks' });
    await town.pass({ minutes: 2 });
  }
  for (let asked = 0; asked < 2; asked++) {
    const heard = await ada.hears('leave');
    expect(heard).toContain('*Undo* puts you back into **Spring 1**. It works for 6 more minutes');
    expect(heard).toContain('*Wait for another circle* puts you back on it');
  }
  expect(await presses(ada, 'Undo')).toContain('You are in **Spring 1** again');
  expect(await ada.hears('pause')).toContain('Take the time you need');
  await ben.hears('leave');
  expect(await presses(ben, 'Wait for another circle')).toContain('on the list for the next circles');
  await town.pass({ minutes: 12 });
  expect(await canSee(ada)).toBe(true);
  expect(await applications(place)).toBe(4);
});

test('after ten minutes Undo says kindly that it is too late, and how to come again', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  await ada.hears('leave');
  await town.pass({ minutes: 11 });
  expect(await presses(ada, 'Undo')).toContain('The ten minutes are over');
  expect(await presses(ada, 'Wait for another circle')).toContain('press *Join*');
  expect(await canSee(ada)).toBe(false);
});

test('whoever leaves may wait for another circle, and keeps their place on the list', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late]);
  await ada.hears('leave');
  expect(await presses(ada, 'Wait for another circle')).toContain('on the list for the next circles');
  await town.pass({ minutes: 11 });
  const roster = await place.host.hears('roster show', { cohort: 'Spring' });
  expect(roster).toContain(`1. <@${ada.id}>`);
  expect(roster).toContain(`2. <@${late.id}>`);
});

test('the one who has the floor leaves in the middle of the round: the floor opens, and nobody waits for them', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ben, cleo] = circle;
  await town.passTo(meets);
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await ada.hears('leave');
  await town.settle();
  const board = await boardOf(ben);
  expect(board.text).toContain('The floor is open');
  expect(board.text).not.toContain(ada.id);
  await cleo.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${cleo.id}> has the floor`);
});

test('the last one who still had the chance leaves: the round goes on without waiting', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ...others] = circle;
  await town.passTo(meets);
  for (const one of others) {
    await one.presses('Take the turn', 'Spring 1');
    await town.settle();
    await one.presses('Done', 'Spring 1');
    await town.settle();
  }
  expect((await boardOf(ada)).text).toContain(`Still with the chance to speak: <@${ada.id}>`);
  await ada.hears('leave');
  await town.settle();
  expect((await boardOf(others[0])).text).not.toContain(`Still with the chance to speak: <@${ada.id}>`);
  expect(await others[0].reads('Spring 1')).toContain('A moment to write');
});

test('somebody on the list leaves it, and can undo that too', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  await areWaiting(town, place, [ada]);
  expect(await ada.hears('leave')).toContain('You are off the list');
  expect(await presses(ada, 'Undo')).toContain('on the list for the next circles, where you were before');
  await ada.hears('leave');
  await town.pass({ minutes: 11 });
  expect(await applications(place)).toBe(0);
  expect(await ada.hears('leave')).toContain('in no circle and on no list');
});

test('whoever left and joins again reads before and after the yes that they are at the end of the list', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, [ada, ben]);
  await ada.hears('leave');
  await town.pass({ minutes: 1 });
  const joins = await ada.presses('Join', 'welcome');
  expect(await said(joins)).toContain('you are on the list, at its end');
  const card = await said(await ada.pressesOn(joins, 'I agree'));
  expect(card).toContain('1 person who waits came before you');
  expect(card).not.toContain('where you stood before');
  expect(await ada.hears('me')).not.toContain('where you stood before');
});

test('whoever has joined in two servers leaves neither by a direct message that does not say which', async () => {
  const [place, elsewhere] = [await town.openGuild({ people: 1 }), await town.openGuild()];
  const [ada] = place.people as [Somebody];
  await areWaiting(town, place, [ada]);
  await town.sandbox.client.joinGuild({ guild: elsewhere.guild, user: ada.id });
  await areWaiting(town, elsewhere, [ada]);
  const { id: channel } = await ada.acts.dmChannel();
  expect(await said(await ada.acts.run({ channel, command: 'leave' }))).toContain('Please use `/leave` in that server');
  expect(await ada.hears('leave')).toContain('You are off the list');
  expect(await applications(elsewhere)).toBe(1);
  expect(await said(await ada.acts.run({ channel, command: 'leave' }))).toContain('You are off the list');
});

test('a forged button of a circle somebody does not sit in changes nothing', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const stranger = await place.newcomer('Stranger');
  const group = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ id: string }>('SELECT id FROM "group" WHERE guild_id = $1', [place.guild]);
    return rows[0]?.id ?? '';
  });
  const [welcome] = await stranger.sees('welcome');
  for (const [customId, answer] of [
    [`people.leave.1|${group}`, 'nothing to leave'],
    [`people.return.1|${group}`, 'press *Join*'],
    ['people.leave.1|999999', 'nothing to leave'],
  ] as const) {
    const pressed = { channel: welcome?.channel ?? '', message: welcome?.id ?? '', customId, forge: true };
    expect(await said(await stranger.acts.click(pressed))).toContain(answer);
  }
  await town.settle();
  expect(await canSee(stranger)).toBe(false);
  expect(await canSee(ada)).toBe(true);
});

test('Discord refuses the removal because they are already gone: that is fine, and nothing is said twice', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  const thread = await ada.channel('Spring 1');
  await town.sandbox.client.removeThreadMember({ channel: thread, user: ada.id });
  await town.sandbox.client.archiveThread({ channel: thread, archived: true });
  await Promise.all([ada.hears('leave'), ada.hears('leave')]);
  await town.settle();
  const notices = await place.host.reads('circle-moderators');
  expect(notices.split('has 3 people now')).toHaveLength(2);
});

test('everybody leaves a circle before it has begun: nobody speaks of a thread, and an empty circle is not launched', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match({ date: '2027-12-06' });
  const [ada] = place.people as [Somebody];
  for (const person of place.people) {
    const heard = await person.hears('leave');
    expect(heard).toMatch(/^You are off the list(?!.*Spring)/s);
    expect(heard).not.toContain('thread');
  }
  await town.settle();
  const notices = await place.host.reads('circle-moderators');
  expect(notices).toContain('**Spring 1** has 2 people now');
  expect(notices).toContain('**Spring 1** has nobody now');
  expect(notices).not.toContain('in its thread');
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('Everybody has left the circles');
  expect(await presses(ada, 'Undo')).toContain('You are on the list');
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('1 circle for 1 person');
});
