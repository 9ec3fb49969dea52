import type { Outcome } from '../../sandbox/client';
import { hours } from '../support/people';
import { inDatabase, somebodyWaits } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** What happens beside a repair, and what stays of a circle that it gave up. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

interface Uneven {
  readonly place: Place;
  readonly small: string;
  readonly large: string;
  /** the last two of the small one */
  readonly two: readonly [Somebody, Somebody];
}

async function seats(place: Place, name: string): Promise<Somebody[]> {
  const ids = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT m.user_id AS id FROM membership m JOIN "group" g ON g.id = m.group_id WHERE g.guild_id = $1 AND g.name = $2`,
      [place.guild, name],
    );
    return rows.map(({ id }) => id);
  });
  return place.people.filter(({ id }) => ids.includes(id));
}

/** Two circles that meet from a later week on; one has two people. */
async function uneven(): Promise<Uneven> {
  const place = await town.openGuild({ people: 7 });
  const { now } = await town.sandbox.client.clock.read();
  const date = new Date(new Date(now).getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
  await place.launch({ date, time: '18:00', zone: 'UTC', size: 5 });
  const small = (await seats(place, 'Spring 1')).length === 3 ? 'Spring 1' : 'Spring 2';
  const [gone] = await seats(place, small);
  await gone?.hears('leave');
  await town.settle();
  const [one, other] = await seats(place, small);
  if (!one || !other) throw new Error('two should be left');
  return { place, small, large: small === 'Spring 1' ? 'Spring 2' : 'Spring 1', two: [one, other] };
}

/** The card; its second offer is that the two go to the larger circle. */
async function card(place: Place): Promise<Outcome> {
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  await said(shown);
  return shown;
}

async function joined(place: Place): Promise<void> {
  expect(await said(await place.host.pressesOn(await card(place), 'Yes, number 2'))).toContain('has ended');
  await town.settle();
}

const canSee = async (person: Somebody, thread: string): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith(thread));

test('a session that begins while a yes is on its way is seen, and nothing is done', async () => {
  const { place, small, two } = await uneven();
  const shown = await card(place);
  const session = `FROM "group" g WHERE g.id = s.group_id AND g.guild_id = $1 AND g.name = $2 AND s.number = 1`;
  const answer = await inDatabase(town, async (database) => {
    await database.query('BEGIN');
    await database.query(`UPDATE session s SET stage = '{"at":"paused"}' ${session}`, [place.guild, small]);
    const pressed = place.host.pressesOn(shown, 'Yes, number 2').then(said);
    await somebodyWaits(database);
    await database.query('COMMIT');
    const heard = await pressed;
    await database.query(`UPDATE session s SET stage = '{"at":"planned"}' ${session}`, [place.guild, small]);
    return heard;
  });
  expect(answer).toContain('is meeting just now');
  await town.settle();
  expect((await seats(place, small)).map(({ id }) => id).sort()).toEqual(two.map(({ id }) => id).sort());
});

test.each(['leave', 'erase'])('who came from a circle that ended is out of its thread after they %s', async (how) => {
  const { place, small, large, two } = await uneven();
  await joined(place);
  const [one, other] = two;
  expect(await canSee(one, large)).toBe(true);
  const thread = await one.channel(small);
  if (how === 'leave') await one.hears('leave');
  else {
    await one.hears('mydata erase');
    await said(await one.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
  }
  await town.settle();
  expect((await one.acts.channels(one.guild)).map(({ id }) => id)).not.toContain(thread);
  expect((await other.acts.channels(other.guild)).map(({ id }) => id)).toContain(thread);
  const ended = (await town.sandbox.client.guild(place.guild)).channels.find(({ id }) => id === thread);
  expect(ended?.thread).toMatchObject({ archived: true, locked: true });
});

test('who is moved takes along what waits for its turn, and how often they brought a case', async () => {
  const { place, small, large, two } = await uneven();
  const [one] = two;
  const of = [place.guild, one.id];
  await inDatabase(town, async (database) => {
    await database.query(
      `INSERT INTO bringing (guild_id, group_id, user_id, kind, words, asked_at)
       SELECT guild_id, id, $2, 'case', 'A funder who never answers', now() FROM "group" WHERE guild_id = $1 AND name = $3`,
      [...of, small],
    );
    await database.query(
      `INSERT INTO brought (cohort_id, user_id, times, last_at)
       SELECT cohort_id, $2, 2, now() FROM "group" WHERE guild_id = $1 AND name = $3`,
      [...of, small],
    );
  });
  await joined(place);
  const kept = await inDatabase(town, async (database) => {
    const { rows } = await database.query(
      `SELECT g.name, b.words, t.times FROM bringing b JOIN "group" g ON g.id = b.group_id
       JOIN brought t ON t.cohort_id = g.cohort_id AND t.user_id = b.user_id WHERE b.guild_id = $1 AND b.user_id = $2`,
      of,
    );
    return rows as unknown[];
  });
  expect(kept).toEqual([{ name: large, words: 'A funder who never answers', times: 2 }]);
});

test('a launch that looks at a circle while it is given up opens no thread for it, and none again', async () => {
  const { place } = await uneven();
  const threads = async () =>
    (await town.sandbox.client.guild(place.guild)).channels.filter(({ name }) => name.startsWith('Spring '));
  const second = (await threads()).find(({ name }) => name.startsWith('Spring 2'));
  await town.sandbox.client.archiveThread({ channel: second?.id ?? '', archived: true, locked: true });
  const before = (await threads()).length;
  const answer = await inDatabase(town, async (database) => {
    const here = [place.guild];
    await database.query(`UPDATE "group" SET thread_id = NULL WHERE guild_id = $1 AND name = 'Spring 1'`, here);
    await database.query('BEGIN');
    await database.query(`UPDATE "group" SET given_up_at = now() WHERE guild_id = $1`, here);
    const launched = place.host.hears('cohort launch', { cohort: 'Spring' });
    await somebodyWaits(database);
    await database.query('COMMIT');
    return launched;
  });
  await town.settle();
  expect(answer).toContain('Nothing to do');
  expect(await threads()).toHaveLength(before);
  const locked = (await threads()).find(({ id }) => id === second?.id);
  expect(locked?.thread).toMatchObject({ archived: true, locked: true });
});

/** Two circles, of two and of three, that could be one at an hour that neither has: on Mondays at eight in the evening. */
async function apart(): Promise<{ place: Place; monday: Date }> {
  const place = await town.openGuild({ people: 6 });
  const { now } = await town.sandbox.client.clock.read();
  const start = new Date(new Date(now).getTime() + 9 * 86_400_000);
  start.setUTCDate(start.getUTCDate() + ((9 - start.getUTCDay()) % 7));
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', size: 3 });
  const [gone] = await seats(place, 'Spring 1');
  await gone?.hears('leave');
  await town.settle();
  const users = async (name: string) => (await seats(place, name)).map(({ id }) => id);
  await inDatabase(town, async (database) => {
    const tells = `UPDATE application SET zone = 'UTC', availability = $3 WHERE guild_id = $1 AND user_id = ANY($2::bigint[])`;
    const free = 'UPDATE cohort SET local_time = NULL, zone = NULL, group_size = 5 WHERE guild_id = $1';
    await database.query(free, [place.guild]);
    await database.query(tells, [place.guild, await users('Spring 1'), hours([0, 1, 2, 3, 4, 5, 6], 20, 24)]);
    await database.query(tells, [place.guild, await users('Spring 2'), hours([0, 1, 2, 3, 4, 5, 6], 17, 24)]);
  });
  const monday = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() - 1, 20));
  return { place, monday };
}

test('with a new hour the end of the cohort moves, and a reminder that was taken back leaves its name to the next', async () => {
  const { place, monday } = await apart();
  await inDatabase(town, (database) =>
    database.query(
      `INSERT INTO outbox (about, guild_id, lane, act, state, subject)
       SELECT 'session:' || s.id || ':day-reminder', s.guild_id, 'x', '{}', 'withdrawn', 'session:' || s.id || ':before'
       FROM session s JOIN "group" g ON g.id = s.group_id WHERE s.guild_id = $1 AND g.name = 'Spring 2'`,
      [place.guild],
    ),
  );
  const shown = await place.host.run('cohort repair', { cohort: 'Spring' });
  expect(await said(shown)).toContain('They then meet Mondays at 20:00 in UTC');
  await said(await place.host.pressesOn(shown, 'Yes, number 1'));
  await town.settle();
  const rows = await inDatabase(town, async (database) => {
    const of = [place.guild];
    const names = `SELECT FROM outbox WHERE guild_id = $1 AND about LIKE 'session:%:day-reminder'`;
    const first = `SELECT starts_at AS "startsAt" FROM session WHERE guild_id = $1 AND number = 1`;
    const end = `SELECT FROM alarm a JOIN cohort c ON a.subject = 'cohort:' || c.id WHERE c.guild_id = $1 AND a.job = 'cohort.end'
      AND a.due_at = (SELECT max(starts_at) FROM session WHERE guild_id = $1) + interval '7 days'`;
    return {
      taken: (await database.query(names, of)).rowCount,
      first: (await database.query<{ startsAt: Date }>(first, of)).rows.map(({ startsAt }) => startsAt),
      ends: (await database.query(end, of)).rowCount,
    };
  });
  expect(rows).toEqual({ taken: 0, first: [monday], ends: 1 });
});

test('an hour that is nearer than people would hear of it is not offered', async () => {
  const { place, monday } = await apart();
  await town.passTo(new Date(monday.getTime() - 61 * 60_000));
  expect(await place.host.hears('cohort repair', { cohort: 'Spring' })).toContain('They then meet Mondays at 20:00');
  await town.passTo(new Date(monday.getTime() - 30 * 60_000));
  expect(await place.host.hears('cohort repair', { cohort: 'Spring' })).not.toContain('They then meet');
});
