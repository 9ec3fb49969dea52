import { textOf } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { agrees, changes, looks, seating } from '../support/rosters';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** What has happened between a look and its yes, or between a change and its undo, is not lost. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const always = hours([0, 1, 2, 3, 4, 5, 6], 0, 24);
let days = 0;

interface Two {
  readonly place: Place;
  /** sits in Spring 1 */
  readonly ada: Somebody;
  /** sits in Spring 2 */
  readonly dana: Somebody;
}

/** Two circles of four; `begun`: they meet. */
async function twoCircles({ begun = true, month = '2027-03' } = {}): Promise<Two> {
  const place = await town.openGuild({ people: 8 });
  const cohort = { date: `${month}-${10 + (days++ % 15)}`, size: 4 };
  await (begun ? place.launch(cohort) : place.match(cohort));
  const seats = await seating(town, place.guild);
  const [ada, dana] = ['Spring 1', 'Spring 2'].map((name) => place.people.find(({ id }) => seats[name]?.includes(id)));
  if (!ada || !dana) throw new Error('a circle is empty');
  return { place, ada, dana };
}

const query = <T>(statement: string, values: readonly unknown[]): Promise<T[]> =>
  town.database.query<T[]>(statement, [...values]);

async function takesBack({ host }: Place): Promise<string> {
  const { text, card } = await looks(host, 'undo', {});
  const label = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
  const answer = await said(await agrees(host, card, { label }));
  await town.settle();
  return answer;
}

const pausedUntil = async ({ id }: Somebody): Promise<Date | null | undefined> => {
  const [seat] = await query<{ until: Date | null }>(
    'SELECT paused_until AS until FROM membership WHERE user_id = $1',
    [id],
  );
  return seat?.until;
};

const pausesAWeek = async (person: Somebody): Promise<string> =>
  said(await person.pressesOn(await person.run('pause'), 'One week'));

const applicationOf = async ({ id }: Somebody): Promise<string | undefined> =>
  (await query<{ state: string }>('SELECT state FROM application WHERE user_id = $1', [id]))[0]?.state;

test('whoever was moved and pauses since goes on pausing when the move is taken back', async () => {
  const { place, ada } = await twoCircles();
  expect(await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
  await town.settle();
  expect(await pausesAWeek(ada)).toContain('You pause until');
  expect(await takesBack(place)).toContain('It is done');
  expect((await seating(town, place.guild))['Spring 1']).toContain(ada.id);
  expect(await pausedUntil(ada)).toBeInstanceOf(Date);
});

test('a pause that was over while its owner sat nowhere does not come back for good', async () => {
  const { place, ada } = await twoCircles();
  await pausesAWeek(ada);
  const until = await pausedUntil(ada);
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  await town.passTo(new Date((until?.getTime() ?? 0) + 60_000));
  expect(await takesBack(place)).toContain('It is done');
  expect(await pausedUntil(ada)).toBeNull();
});

test('whoever pauses and is taken out goes on pausing on the list, and in their seat when that is taken back', async () => {
  const { place, ada } = await twoCircles();
  await pausesAWeek(ada);
  const until = await pausedUntil(ada);
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  const onList = 'SELECT state, paused_until AS until FROM application WHERE user_id = $1';
  expect(await query(onList, [ada.id])).toEqual([{ state: 'paused', until }]);
  expect(await ada.hears('me')).toContain('You pause just now');
  expect(await takesBack(place)).toContain('It is done');
  expect(await query(onList, [ada.id])).toEqual([{ state: 'placed', until: null }]);
  expect(await pausedUntil(ada)).toEqual(until);
});

test('whoever came from the list and pauses since goes on pausing there when that is taken back', async () => {
  const { place } = await twoCircles();
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late], { availability: always });
  expect(await changes(place.host, 'add', { person: late.id, circle: 'Spring 1' })).toContain('It is done');
  await town.settle();
  await pausesAWeek(late);
  const until = await pausedUntil(late);
  expect(await takesBack(place)).toContain('It is done');
  expect(await query('SELECT state, paused_until AS until FROM application WHERE user_id = $1', [late.id])).toEqual([
    { state: 'paused', until },
  ]);
});

test('whoever pauses while circles are taken apart goes on pausing on the list', async () => {
  const { place, ada } = await twoCircles({ begun: false });
  await pausesAWeek(ada);
  expect(await pausedUntil(ada)).toBeInstanceOf(Date);
  expect(await place.host.hears('cohort open', { cohort: 'Spring' })).toContain('Spring');
  expect(await applicationOf(ada)).toBe('paused');
});

const asks = (place: Place, { id }: Somebody): Promise<unknown> =>
  query(
    `INSERT INTO bringing (guild_id, group_id, user_id, kind, words, asked_at)
     SELECT $1, group_id, user_id, 'question', 'How do you rest?', now() FROM membership WHERE user_id = $2`,
    [place.guild, id],
  );
const wordsOf = ({ id }: Somebody): Promise<unknown[]> => query('SELECT words FROM bringing WHERE user_id = $1', [id]);

test('what somebody takes back, or was asked in the circle they moved to, does not come back with the move', async () => {
  const { place, ada, dana } = await twoCircles();
  await asks(place, ada);
  await asks(place, dana);
  expect(await changes(place.host, 'swap', { person: ada.id, with: dana.id })).toContain('It is done');
  await town.settle();
  expect(await wordsOf(ada)).toHaveLength(1);
  // As when she takes it back, or her new circle was asked.
  await query('DELETE FROM bringing WHERE user_id = $1', [ada.id]);
  expect(await takesBack(place)).toContain('It is done');
  expect(await wordsOf(ada)).toEqual([]);
  expect(await wordsOf(dana)).toHaveLength(1);
});

test('what was taken away with somebody’s seat comes back with it', async () => {
  const { place, ada } = await twoCircles();
  await asks(place, ada);
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  expect(await wordsOf(ada)).toEqual([]);
  expect(await takesBack(place)).toContain('It is done');
  expect(await wordsOf(ada)).toHaveLength(1);
});

test('whoever ends their pause on the list early is there when they are put back, and who begins one is not', async () => {
  const { place, ada } = await twoCircles();
  await pausesAWeek(ada);
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  expect(await said(await ada.pressesOn(await ada.run('pause'), 'I am back'))).toContain('back');
  expect(await takesBack(place)).toContain('It is done');
  expect(await pausedUntil(ada)).toBeNull();
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  await pausesAWeek(ada);
  expect(await takesBack(place)).toContain('It is done');
  expect(await pausedUntil(ada)).toBeInstanceOf(Date);
});

const turnsOf = async ({ id }: Somebody): Promise<number> =>
  (await query('SELECT FROM session WHERE facilitator_id = $1', [id])).length;

test('nobody gets the time of a session back who has asked to be left out since, or pauses until later', async () => {
  const { place, ada, dana } = await twoCircles();
  expect(await turnsOf(ada)).toBeGreaterThan(0);
  expect(await turnsOf(dana)).toBeGreaterThan(0);
  expect(await changes(place.host, 'swap', { person: ada.id, with: dana.id })).toContain('It is done');
  await town.settle();
  await query('UPDATE membership SET facilitates = false WHERE user_id = $1', [ada.id]);
  await query('UPDATE session SET facilitator_id = NULL WHERE facilitator_id = $1', [ada.id]);
  expect(await dana.hears('pause', { until: '2027-05-20' })).toContain('You pause until');
  expect(await takesBack(place)).toContain('It is done');
  expect([await turnsOf(ada), await turnsOf(dana)]).toEqual([0, 0]);
  const nobodys = 'SELECT FROM session WHERE guild_id = $1 AND facilitator_id IS NULL';
  expect(await query(nobodys, [place.guild])).toEqual([]);
});

test('whoever pauses has the time of a session after that, and what they offered of it, again', async () => {
  const { place, ada } = await twoCircles();
  const [last] = await query<{ id: string; day: string }>(
    `SELECT id, to_char(starts_at, 'YYYY-MM-DD') AS day FROM session WHERE facilitator_id = $1 ORDER BY starts_at DESC`,
    [ada.id],
  );
  await ada.hears('pause', { until: last?.day ?? '' });
  await query('INSERT INTO offer (session_id, user_id) VALUES ($1, $2)', [last?.id, ada.id]);
  const theirs = (): Promise<unknown[]> =>
    query(
      `SELECT s.id, o.user_id AS by FROM session s LEFT JOIN offer o ON o.session_id = s.id
       WHERE facilitator_id = $1 ORDER BY s.id`,
      [ada.id],
    );
  const before = await theirs();
  expect(before).toContainEqual({ id: last?.id, by: ada.id });
  expect(await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
  await town.settle();
  expect(await theirs()).not.toContainEqual({ id: last?.id, by: ada.id });
  expect(await takesBack(place)).toContain('It is done');
  expect(await theirs()).toEqual(before);
});

test('an offer that was taken back since is not made again, and one that the change settled is', async () => {
  const { place, ada } = await twoCircles();
  const [other] = await query<{ id: string }>(
    `SELECT facilitator_id AS id FROM session WHERE group_id = (SELECT group_id FROM membership WHERE user_id = $1)
       AND number > 1 AND facilitator_id <> $1 ORDER BY number`,
    [ada.id],
  );
  const ben = place.people.find(({ id }) => id === other?.id) as Somebody;
  const offers = (): Promise<unknown[]> =>
    query('SELECT session_id FROM offer JOIN session s ON s.id = session_id WHERE guild_id = $1', [place.guild]);
  const makes = (of: Somebody): Promise<unknown> =>
    query(
      `INSERT INTO offer (session_id, user_id) SELECT min(id), $1 FROM session WHERE facilitator_id = $1 AND number > 1`,
      [of.id],
    );
  await makes(ben);
  await makes(ada);
  const both = await offers();
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  expect(await offers()).toHaveLength(1);
  await query('DELETE FROM offer WHERE user_id = $1', [ben.id]);
  expect(await takesBack(place)).toContain('It is done');
  expect(await offers()).toHaveLength(1);
  expect(both).toEqual(expect.arrayContaining(await offers()));
});

test('why somebody had no place is known again when their place is taken back, unless they have told something new', async () => {
  const { place } = await twoCircles();
  const [late, later] = [await place.newcomer('Late'), await place.newcomer('Later')];
  await areWaiting(town, place, [late, later], { availability: always });
  await query(
    `UPDATE application SET no_place = 'noRoom', no_place_in = (SELECT id FROM cohort WHERE guild_id = $1)
     WHERE guild_id = $1 AND user_id = ANY ($2)`,
    [place.guild, [late.id, later.id]],
  );
  const why = async ({ id }: Somebody): Promise<unknown> =>
    (
      await query('SELECT no_place AS "noPlace", no_place_in IS NULL AS nowhere FROM application WHERE user_id = $1', [
        id,
      ])
    )[0];
  for (const person of [late, later]) {
    expect(await changes(place.host, 'add', { person: person.id, circle: 'Spring 1' })).toContain('It is done');
    await town.settle();
    expect(await why(person)).toEqual({ noPlace: null, nowhere: true });
    if (person === later) await query(`UPDATE application SET wants = '{sales}' WHERE user_id = $1`, [later.id]);
    expect(await takesBack(place)).toContain('It is done');
  }
  expect(await why(late)).toEqual({ noPlace: 'noRoom', nowhere: false });
  expect(await why(later)).toEqual({ noPlace: null, nowhere: true });
});

test('newer words that somebody has agreed to since stay agreed to', async () => {
  const { place, ada } = await twoCircles();
  await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  await query(`UPDATE application SET agreement = 'newer' WHERE user_id = $1`, [ada.id]);
  expect(await takesBack(place)).toContain('It is done');
  expect(await query('SELECT agreement FROM application WHERE user_id = $1', [ada.id])).toEqual([
    { agreement: 'newer' },
  ]);
});

test('whoever has said yes to the time of a session since keeps it', async () => {
  const { place, ada, dana } = await twoCircles();
  await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  await query(
    `UPDATE session SET facilitator_id = $1, facilitator_agreed = true
     WHERE number IN (3, 4) AND group_id = (SELECT group_id FROM membership WHERE user_id = $1)`,
    [dana.id],
  );
  expect(await takesBack(place)).toContain('It is done');
  const theirs = `SELECT count(*)::int AS many FROM session WHERE facilitator_id = $1 AND number IN (3, 4)`;
  expect(await query(theirs, [dana.id])).toEqual([{ many: 2 }]);
});

test('nobody is taken out of their circle, or put back into one, because another has ended since', async () => {
  const { place, ada, dana } = await twoCircles();
  const ends = (circle: string): Promise<unknown> =>
    query(`UPDATE "group" SET given_up_at = now() WHERE guild_id = $1 AND name = $2`, [place.guild, circle]);
  const goesOn = (): Promise<unknown> =>
    query('UPDATE "group" SET given_up_at = NULL WHERE guild_id = $1', [place.guild]);
  const { card } = await looks(place.host, 'move', { person: ada.id, circle: 'Spring 2' });
  await ends('Spring 2');
  expect(await said(await agrees(place.host, card))).toContain('has ended since');
  expect((await seating(town, place.guild))['Spring 1']).toContain(ada.id);
  await goesOn();
  expect(await changes(place.host, 'move', { person: dana.id, circle: 'Spring 1' })).toContain('It is done');
  await ends('Spring 2');
  expect(await place.host.hears('roster undo')).toContain('has ended since');
  expect((await seating(town, place.guild))['Spring 1']).toContain(dana.id);
});

test('who is planned into a circle that has not begun is told nothing; who is taken out of one that has is told so', async () => {
  const direct = async (person: Somebody): Promise<string[]> => (await person.acts.dms()).map(textOf);
  const asks = ({ id }: Somebody): Promise<unknown> =>
    query(
      `UPDATE application SET tells_directly = true,
         told_standing = CASE state WHEN 'waiting' THEN 'waiting' ELSE 'placed' END WHERE user_id = $1`,
      [id],
    );
  const plan = await twoCircles({ begun: false });
  const late = await plan.place.newcomer('Late');
  await areWaiting(town, plan.place, [late], { availability: always });
  await asks(late);
  expect(await changes(plan.place.host, 'add', { person: late.id, circle: 'Spring 1' })).toContain('It is done');
  await town.settle();
  expect(await direct(late)).toEqual([]);
  const { place, ada } = await twoCircles();
  await asks(ada);
  expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  expect(await direct(ada)).toEqual([expect.stringContaining('You are on the list again')]);
});

test('two who are kept apart already are kept apart once, and no undo of another lets them meet', async () => {
  const { place, ada, dana } = await twoCircles();
  const two = { person: ada.id, from: dana.id };
  const second = await looks(place.host, 'apart', two);
  expect(await changes(place.host, 'apart', two)).toContain('are kept apart');
  expect(await said(await agrees(place.host, second.card))).toContain('Something has changed');
  expect(await place.host.hears('roster apart', two)).toContain('kept apart here already');
});

const takenOut = { then: 'waits not' };

/** A second cohort, whose only circle is theirs. */
const sitInAutumnToo = (place: Place, ...people: readonly Somebody[]): Promise<unknown> =>
  query(
    `WITH autumn AS (
       INSERT INTO cohort (guild_id, name, state, starts_on, weeks, local_time, zone, group_size, programme)
         SELECT guild_id, 'Autumn', state, starts_on, weeks, local_time, zone, group_size, programme
         FROM cohort WHERE guild_id = $1 RETURNING id),
     circle AS (
       INSERT INTO "group" (guild_id, cohort_id, number, name, zone, weekday, minute)
         SELECT guild_id, autumn.id, number, 'Autumn 1', zone, weekday, minute
         FROM "group", autumn WHERE guild_id = $1 AND number = 1 RETURNING id)
     INSERT INTO membership (group_id, user_id, joined_at) SELECT id, one, now() FROM circle, unnest($2::bigint[]) AS one`,
    [place.guild, people.map(({ id }) => id)],
  );

test('whoever sits in another cohort too keeps their place there when they are taken out of one, and can be put back', async () => {
  const { place, ada } = await twoCircles();
  await sitInAutumnToo(place, ada);
  const spring = { cohort: 'Spring' };
  expect(await changes(place.host, 'remove', { person: ada.id, ...takenOut, ...spring })).toContain('It is done');
  expect(await applicationOf(ada)).toBe('placed');
  const { card } = await looks(place.host, 'undo', spring);
  expect(await said(await agrees(place.host, card))).toContain('It is done');
  expect((await seating(town, place.guild))['Spring 1']).toContain(ada.id);
});

const leavesSpring = async (person: Somebody): Promise<string> =>
  said(await person.pressesOn(await person.run('leave'), 'Leave Spring 1'));

test('whoever thinks again after moderators took them out elsewhere is not forgotten as one who was taken out', async () => {
  const { place, ada } = await twoCircles();
  const seats = await seating(town, place.guild);
  const ben = place.people.find(({ id }) => id !== ada.id && seats['Spring 1']?.includes(id)) as Somebody;
  await sitInAutumnToo(place, ada, ben);
  const alarms = ({ id, guild }: Somebody): Promise<unknown[]> =>
    query('SELECT FROM alarm WHERE key = $1', [`out:${guild}:${id}`]);
  for (const [one, label] of [
    [ada, 'Undo'],
    [ben, 'Wait for another circle'],
  ] as const) {
    expect(await leavesSpring(one)).toContain('You have left **Spring 1**');
    const gone = { person: one.id, ...takenOut, cohort: 'Autumn' };
    expect(await changes(place.host, 'remove', gone)).toContain('It is done');
    expect(await alarms(one)).toHaveLength(1);
    await said(await one.pressesOn(await one.run('leave'), label));
    await town.settle();
    expect(await alarms(one)).toEqual([]);
  }
  expect([await applicationOf(ada), await applicationOf(ben)]).toEqual(['placed', 'waiting']);
  // They leave later: their answers go when they have read that they do.
  await ada.hears('leave');
  await town.pass({ minutes: 11 });
  expect(await applicationOf(ada)).toBeUndefined();
});

test('whoever left, joined again and was placed elsewhere reads that they have a place, and keeps it', async () => {
  for (const begun of [true, false]) {
    const { place, ada } = await twoCircles({ begun });
    const left = await ada.run('leave');
    await town.settle();
    const again = await ada.run('leave');
    await town.settle();
    await said(await ada.pressesOn(await ada.presses('Join', 'welcome'), 'I agree'));
    expect(await changes(place.host, 'add', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
    await town.settle();
    const answer = begun ? 'You have a place in a circle by now' : 'You are on the list for the next circles';
    expect(await said(await ada.pressesOn(left, 'Undo'))).toContain(answer);
    expect(await said(await ada.pressesOn(again, 'Wait for another circle'))).toContain(answer);
    await town.settle();
    expect((await seating(town, place.guild))['Spring 2']).toContain(ada.id);
    expect(await applicationOf(ada)).toBe('placed');
  }
});

test('once that cohort is over, an old Undo promises them no list', async () => {
  const { place, ada } = await twoCircles();
  const left = await ada.run('leave');
  await town.settle();
  await said(await ada.pressesOn(await ada.presses('Join', 'welcome'), 'I agree'));
  expect(await changes(place.host, 'add', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  await said(await place.host.pressesOn(asked, 'Yes, end it now'));
  await town.settle();
  expect(await said(await ada.pressesOn(left, 'Undo'))).not.toContain('You are on the list');
});

test('whoever left one of two circles, and cannot have that seat again, is not sent to wait', async () => {
  const { place, ada, dana } = await twoCircles();
  await sitInAutumnToo(place, ada);
  expect(await leavesSpring(ada)).toContain('You have left **Spring 1**');
  await dana.hears('block', { person: ada.id });
  const moved = { person: dana.id, circle: 'Spring 1', cohort: 'Spring' };
  expect(await changes(place.host, 'move', moved)).toContain('It is done');
  await town.settle();
  const answer = await said(await ada.acts.clickLabel({ channel: place.general, label: 'Undo' }));
  expect(answer).toContain('Your place in your other circle stays as it is');
  expect(answer).not.toContain('Wait for another circle');
});

describe('weeks later', () => {
  // A town of its own: the circles of the others would meet all through these weeks.
  beforeAll(async () => {
    await town.stop();
    town = await aTown();
  });

  test('what somebody told is deleted thirty days after moderators took them out, and until then it can be taken back', async () => {
    const { place, ada, dana } = await twoCircles({ begun: false });
    expect(await changes(place.host, 'remove', { person: dana.id, ...takenOut })).toContain('It is done');
    await town.pass({ minutes: 10 * 1440 });
    expect(await takesBack(place)).toContain('It is done');
    expect(await changes(place.host, 'remove', { person: ada.id, ...takenOut })).toContain('It is done');
    await town.pass({ minutes: 29 * 1440 });
    expect(await applicationOf(ada)).toBe('draft');
    await town.pass({ minutes: 2 * 1440 });
    expect(await applicationOf(ada)).toBeUndefined();
    expect(await applicationOf(dana)).toBe('placed');
    expect((await looks(place.host, 'undo', {})).text).toContain(`<@${ada.id}> is elsewhere by now`);
  });

  test('thirty days after a change it gives back a seat, and no words', async () => {
    const { place, ada, dana } = await twoCircles({ begun: false, month: '2027-09' });
    await asks(place, ada);
    await asks(place, dana);
    expect(await changes(place.host, 'remove', { person: ada.id })).toContain('It is done');
    await town.pass({ minutes: 20 * 1440 });
    expect(await changes(place.host, 'remove', { person: dana.id })).toContain('It is done');
    const kept = (): Promise<unknown[]> =>
      query(`SELECT number FROM roster_change WHERE guild_id = $1 AND before::text LIKE '%rest?%'`, [place.guild]);
    expect(await kept()).toHaveLength(2);
    await town.pass({ minutes: 11 * 1440 });
    expect(await kept()).toEqual([{ number: 2 }]);
    expect(await takesBack(place)).toContain('It is done');
    expect(await takesBack(place)).toContain('It is done');
    expect([await wordsOf(ada), await wordsOf(dana)].map(({ length }) => length)).toEqual([0, 1]);
    expect((await seating(town, place.guild))['Spring 1']).toContain(ada.id);
  });
});
