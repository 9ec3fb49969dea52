import { buttonsOf, textOf } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let weeks = 0;

/** Four people in one circle that meets at six in the evening of Tuesdays; its first session is `meets`. */
async function aCircle(people = 4): Promise<{ place: Place; circle: readonly Somebody[]; meets: Date }> {
  const place = await town.openGuild({ people });
  const meets = new Date(Date.UTC(2027, 2, 16 + 21 * weeks++, 18));
  await town.passTo(new Date(meets.getTime() - 6 * 86_400_000));
  await place.launch({ date: meets.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  return { place, circle: place.people, meets };
}

const pauses = async (person: Somebody, label: string): Promise<string> => {
  const card = await person.run('pause');
  return said(await person.pressesOn(card, label));
};
const presses = async (person: Somebody, label: string): Promise<string> =>
  said(await person.acts.clickLabel({ channel: person.place().general, label }));
const minutesFrom = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

test('somebody pauses for two weeks: their seat stays, nobody is told, nothing waits for them, and they are back by themselves', async () => {
  const { place, circle, meets } = await aCircle();
  const [ada, ben, chidi, dana] = circle as [Somebody, Somebody, Somebody, Somebody];
  const before = await ben.reads('Spring 1');
  const notices = await place.host.reads('circle-moderators');
  const card = await ada.run('pause');
  expect(await said(card)).toContain('nobody is told');
  const { reply } = await card.settled();
  expect(reply && buttonsOf(reply)).toHaveLength(3);
  expect(await said(await ada.pressesOn(card, 'Two weeks'))).toContain('You pause until');
  await town.settle();
  expect(await ben.reads('Spring 1')).toBe(before);
  expect(await place.host.reads('circle-moderators')).toBe(notices);
  expect(await looksAfter(ada, minutesFrom(meets, 14 * 1440 - 60))).toBe(0);
  await town.passTo(minutesFrom(meets, 2));
  expect(await pingsOf(ben)).toBeGreaterThan(await pingsOf(ada));
  // They stand there like everybody else: nobody can read from the board that they pause.
  for (const { id } of circle) expect((await boardOf(ben)).text).toContain(id);
  for (const one of [ben, chidi, dana]) {
    await one.presses('Take the turn', 'Spring 1');
    await town.settle();
    await one.presses('Done', 'Spring 1');
    await town.settle();
  }
  // The round is over without them.
  expect(await ben.reads('Spring 1')).toContain('A moment to write');
  const called = await pingsOf(ada);
  await town.passTo(minutesFrom(meets, 7 * 1440 - 5));
  expect(await pingsOf(ada)).toBe(called);
  await town.passTo(minutesFrom(meets, 14 * 1440 - 5));
  expect(await pingsOf(ada)).toBeGreaterThan(called);
  await town.passTo(minutesFrom(meets, 14 * 1440 + 2));
  expect((await boardOf(ben)).text).toContain(ada.id);
  expect(await looksAfter(ada)).toBeGreaterThan(0);
});

/** How many sessions that begin before an instant have somebody as the one who looks after their time. */
const looksAfter = ({ id }: Somebody, before = new Date('2030-01-01')): Promise<number> =>
  inDatabase(town, async (database) => {
    const { rowCount } = await database.query('SELECT FROM session WHERE facilitator_id = $1 AND starts_at < $2', [
      id,
      before,
    ]);
    return rowCount ?? 0;
  });

/** Who looks after the time of the sessions of a place, in their order. */
const rotaOf = ({ guild }: Place): Promise<{ who: string | null; at: Date }[]> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<{ who: string | null; at: Date }>(
      'SELECT facilitator_id AS who, starts_at AS at FROM session WHERE guild_id = $1 ORDER BY number',
      [guild],
    );
    return rows;
  });

test('only the turns within a pause go to others: nobody can read from who looks after the time that somebody pauses', async () => {
  const { place, circle, meets } = await aCircle();
  const before = await rotaOf(place);
  const ada = circle.find(({ id }) => id === before[1]?.who) as Somebody;
  expect(await ada.hears('circle')).not.toContain('You pause');
  // Before their first turn: nothing changes for anybody.
  await pauses(ada, 'One week');
  expect(await rotaOf(place)).toEqual(before);
  expect(await ada.hears('circle')).toMatch(
    /You pause until \*\*<t:\d+:D>\*\*; nobody else is told. `\/pause` ends it/,
  );
  for (const other of circle) if (other !== ada) expect(await other.hears('circle')).not.toContain('You pause');
  // A later day takes in the turn of the second week, and only that.
  await ada.hears('pause', {
    until: minutesFrom(meets, 8 * 1440)
      .toISOString()
      .slice(0, 10),
  });
  const after = await rotaOf(place);
  expect(after.flatMap(({ who }, at) => (who === before[at]?.who ? [] : [at]))).toEqual([1]);
  expect(after[1]?.who).not.toBeNull();
  await said(await ada.pressesOn(await ada.run('pause'), 'I am back'));
  expect(await ada.hears('circle')).not.toContain('You pause');
});

async function pingsOf({ id, guild }: Somebody): Promise<number> {
  const entries = await town.sandbox.client.ledger({ guild, kind: 'message' });
  return entries.filter(({ pinged }) => pinged.includes(id)).length;
}

test('somebody who pauses comes all the same, and is back at once when they say so', async () => {
  const { circle, meets } = await aCircle();
  const [ada, ben] = circle as [Somebody, Somebody];
  expect(await ada.hears('pause', { until: 'in four weeks' })).toContain('You pause until');
  await town.passTo(minutesFrom(meets, 2));
  expect((await boardOf(ben)).text).toContain(`Still with the chance to speak: <@${ada.id}>`);
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  await ada.hears('pause');
  expect(await presses(ada, 'I am back')).toContain('Good to have you back');
  await town.settle();
  expect(await ada.hears('pause')).toContain('Take the time you need');
});

test('a circle in which everybody pauses does not meet, and nothing is called an absence', async () => {
  const { place, circle, meets } = await aCircle(3);
  for (const person of circle) await pauses(person, 'One week');
  await town.passTo(minutesFrom(meets, 30));
  const thread = await (circle[0] as Somebody).reads('Spring 1');
  expect(thread).not.toContain('Take the turn');
  expect(thread).not.toMatch(/absen|missing/i);
  const notices = await place.host.reads('circle-moderators');
  expect(notices).toContain('for now nobody of them');
  for (const { id } of circle) expect(notices).not.toContain(id);
});

test('too few are expected: the moderators hear two numbers, no name, and what they can do', async () => {
  const { place, circle } = await aCircle(4);
  const [ada, ben] = circle as [Somebody, Somebody];
  await pauses(ada, 'One week');
  await town.settle();
  expect(await place.host.reads('circle-moderators')).not.toContain('expected');
  await pauses(ben, 'Two weeks');
  await town.settle();
  const notices = await place.host.reads('circle-moderators');
  expect(notices).toContain('**Spring 1** has 4 people, and for now 2 of them are expected');
  expect(notices).toContain('/cohort place');
});

test('whoever waits pauses too: no circle is made for them, and they keep their place', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  await areWaiting(town, place, [ada]);
  const late = await place.newcomer('Late');
  await town.pass({ minutes: 5 });
  await areWaiting(town, place, [late]);
  expect(await pauses(ada, 'One week')).toContain('Your place on the list is yours');
  expect(await states(place)).toEqual(['paused', 'waiting']);
  expect(await ada.hears('me')).toContain('You pause just now');
  await town.pass({ minutes: 8 * 1440 });
  expect(await states(place)).toEqual(['waiting', 'waiting']);
  await pauses(ada, 'Two weeks');
  expect(await ada.hears('leave')).toContain('You are off the list');
  expect(await presses(ada, 'Undo')).toContain('where you were before');
  expect(await states(place)).toEqual(['waiting', 'waiting']);
});

test('whoever waits, pauses, and asked for messages hears by one when the pause ends by itself', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, [ada, ben]);
  await inDatabase(town, (database) =>
    database.query('UPDATE application SET tells_directly = true WHERE guild_id = $1', [place.guild]),
  );
  await pauses(ada, 'One week');
  await pauses(ben, 'One week');
  expect(await ada.hears('me')).not.toContain('on a pause now');
  await ben.hears('pause');
  await presses(ben, 'I am back');
  await town.pass({ minutes: 8 * 1440 });
  expect((await ada.acts.dms()).map(textOf).join()).toContain('You are on the list again');
  expect(await ben.acts.dms()).toEqual([]);
  expect(await ben.hears('me')).not.toContain('on the list again');
});

const states = (place: Place): Promise<string[]> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<{ state: string }>(
      'SELECT state FROM application WHERE guild_id = $1 ORDER BY submitted_at, id',
      [place.guild],
    );
    return rows.map(({ state }) => state);
  });

test('a day can be typed in plain ways, and what cannot be told is asked again kindly', async () => {
  const { circle } = await aCircle(3);
  const [ada, ben] = circle as [Somebody, Somebody];
  const card = await ada.run('pause');
  const { reply } = await card.settled();
  if (!reply) throw new Error('nothing was answered');
  const opened = await ada.acts.clickLabel({ channel: reply.channel, message: reply.id, label: 'Until a day …' });
  if (!opened.form) throw new Error('no form opened');
  const told = await ada.acts.submit({ form: opened.form, fields: { until: 'in three weeks' } });
  expect(await said(told)).toContain('You pause until');
  expect(await ben.hears('pause', { until: 'soon' })).toContain('I could not tell which day that is');
  expect(await ben.hears('pause', { until: '2020-01-01' })).toContain('That day is past');
  expect(await ben.hears('pause', { until: '2029-01-01' })).toContain('twelve weeks at most');
  expect(await ben.hears('pause')).toContain('Take the time you need');
});

test('nothing is left of a pause when somebody leaves or erases what is held about them', async () => {
  const { place, circle } = await aCircle(4);
  const [ada, ben] = circle as [Somebody, Somebody];
  for (const person of [ada, ben]) await pauses(person, 'Two weeks');
  expect(await ada.hears('mydata show')).toContain('You pause until');
  await ada.hears('leave');
  await ben.hears('mydata erase');
  await presses(ben, 'Yes, erase everything');
  const kept = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ subject: string }>(
      `SELECT subject FROM alarm WHERE subject LIKE 'pause:' || $1 || ':%'`,
      [place.guild],
    );
    return rows;
  });
  expect(kept).toEqual([]);
  expect(await (await place.newcomer('Nobody')).hears('pause')).toContain('nothing to pause');
});
