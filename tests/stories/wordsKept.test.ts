import { createBringing } from '../../bot/bringing/useCases';
import { liveClock } from '../../bot/common/clock';
import { Refusal } from '../../bot/common/refusal';
import { createTransact } from '../../bot/store/transaction';
import { textOf } from '../../sandbox/client';
import {
  aCircle,
  asks,
  chooses,
  labelsOf,
  opens,
  press,
  readsShared,
  shown,
  writes,
  type Circle,
} from '../support/bringing';
import { changes, seating } from '../support/rosters';
import { aTown, type Somebody, type Town } from '../support/town';
import { walkIn } from '../support/wayIn';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const day = 24 * 3_600_000;
const before = ({ start }: Circle, days: number): Promise<void> => town.passTo(new Date(start.getTime() - days * day));
/** The session of that week has begun a moment ago. */
const begins = ({ start }: Circle, week = 0): Promise<void> =>
  town.passTo(new Date(start.getTime() + week * 7 * day + 60_000));

/** Grove may not write in any thread while this is done. */
async function withoutTheRight(act: () => Promise<unknown>): Promise<void> {
  await town.sandbox.client.fail({
    ...{ route: '/messages$', method: 'POST', times: 99, mode: 'refuse' },
    ...{ status: 403, code: 50013 },
  });
  await act();
  await town.settle();
  await town.sandbox.client.clearFaults();
}

describe('words that Discord does not let Grove say', () => {
  test('a question waits for the next session, and is kept no longer when it stands there', async () => {
    const circle = await aCircle(town);
    const [ada, ben] = circle.people;
    await asks(ada, 'Who has met a silent funder?');
    await withoutTheRight(() => begins(circle));
    expect(await readsShared(ben)).not.toContain('silent funder');
    await town.pass({ minutes: 180 });
    expect(textOf(await chooses(ada, 'Ask the circle'))).toContain('> Who has met a silent funder');
    await begins(circle, 1);
    expect(await readsShared(ben)).toContain(`<@${ada.id}> would like to ask you:\n> Who has met a silent funder?`);
    expect(await town.database.query('SELECT FROM bringing WHERE user_id = $1', [ada.id])).toEqual([]);
  });

  test('a note stays with its writer, who reads why and can post it later', async () => {
    const circle = await aCircle(town);
    await circle.hold();
    const [ada, ben] = circle.people;
    const yours = await shown(await press(ada, await opens(ada, 'Catch-up note'), 'I’ll write it'));
    const preview = await writes(ada, yours, { by: 'Write it', words: 'We spoke of budgets' });
    expect(textOf(preview)).not.toContain('It has not been posted');
    await withoutTheRight(() => press(ada, preview, 'Post it'));
    expect(await readsShared(ben)).not.toContain('budgets');
    const kept = await opens(ada, 'Catch-up note');
    expect(textOf(kept)).toContain('It has not been posted');
    expect(textOf(kept)).toContain('> We spoke of budgets');
    await press(ada, kept, 'Post it');
    await town.settle();
    expect((await readsShared(ben)).split('> We spoke of budgets')).toHaveLength(2);
    const rows: unknown = await town.database.query('SELECT words FROM catch_up WHERE user_id = $1', [ada.id]);
    expect(rows).toEqual([{ words: '' }]);
  });

  test.each(['With my name', 'Without my name'])('what helped is theirs again, shared “%s”', async (label) => {
    const circle = await aCircle(town);
    await circle.hold();
    const [ada, ben] = circle.people;
    const card = await writes(ada, await opens(ada, 'What helped me'), { by: 'Write it down', words: 'The pauses' });
    const asked = await shown(await press(ada, card, 'Share it …'));
    await withoutTheRight(() => press(ada, asked, label));
    const kept = await opens(ada, 'What helped me');
    expect(textOf(kept)).toContain('> The pauses');
    expect(labelsOf(kept)).toContain('Share it …');
    const notes: unknown = await town.database.query(
      `SELECT act FROM outbox WHERE guild_id = $1 AND starts_with(about, 'bringing:')`,
      [ada.guild],
    );
    expect(notes).toEqual([{ act: null }]);
    await press(ada, await shown(await press(ada, kept, 'Share it …')), label);
    await town.settle();
    expect((await readsShared(ben)).split('> The pauses')).toHaveLength(2);
  });
});

test('the question of somebody who rests this week waits for them', async () => {
  const circle = await aCircle(town);
  const [ada, ben] = circle.people;
  await asks(ada, 'Shall we swap desks?');
  await asks(ben, 'Who likes mornings?');
  await before(circle, 1);
  await ada.presses('Not this week', 'Spring 1');
  await begins(circle);
  expect(await readsShared(ben)).toContain('> Who likes mornings?');
  expect(await readsShared(ben)).not.toContain('swap desks');
  await begins(circle, 1);
  expect(await readsShared(ben)).toContain('> Shall we swap desks?');
});

test('the question of somebody who pauses waits until they are back', async () => {
  const circle = await aCircle(town);
  const [ada, ben] = circle.people;
  await asks(ada, 'Is anybody hiring?');
  await ada.pressesOn(await ada.run('pause'), 'Two weeks');
  await begins(circle);
  expect(await readsShared(ben)).not.toContain('anybody hiring');
});

/** Two circles of four; somebody who sits in the first, and its first session, which is over. */
async function twoCircles(): Promise<{ host: Somebody; ada: Somebody; session: string; group: string }> {
  const place = await town.openGuild({ people: 8 });
  const now = new Date((await town.sandbox.client.clock.read()).now);
  await place.launch({ date: new Date(now.getTime() + 7 * day).toISOString().slice(0, 10), size: 4 });
  const sits = (await seating(town, place.guild))['Spring 1'] ?? [];
  const ada = place.people.find(({ id }) => id === sits[0]);
  const [row] = await town.database.query<{ session: string; group: string }[]>(
    `SELECT s.id AS session, g.id AS "group" FROM session s JOIN "group" g ON g.id = s.group_id
     WHERE g.guild_id = $1 AND g.name = 'Spring 1' AND s.number = 1`,
    [place.guild],
  );
  if (!ada || !row) throw new Error('nobody sits in the first circle');
  await town.database.query(`UPDATE session SET stage = '{"at":"closed","how":"done"}' WHERE id = $1`, [row.session]);
  return { host: place.host, ada, ...row };
}

test('what helped somebody goes on with them: theirs to read and remove, and shared no more in the circle they left', async () => {
  const { host, ada, session, group } = await twoCircles();
  await town.database.query(
    `INSERT INTO bringing (guild_id, group_id, user_id, kind, session_id, words)
     VALUES ($1, $2, $3, 'helped', $4, 'The pauses')`,
    [ada.guild, group, ada.id, session],
  );
  const bringing = createBringing({ transact: createTransact(town.database, () => undefined), clock: liveClock });
  const asking = { session, guild: ada.guild, by: ada.id, kind: 'helped' };
  await changes(host, 'move', { person: ada.id, circle: 'Spring 2' });
  expect(await bringing.see(asking)).toMatchObject({ words: 'The pauses', isMember: false });
  await expect(bringing.share({ ...asking, named: true })).rejects.toBeInstanceOf(Refusal);
  await expect(bringing.see({ ...asking, by: '1' })).rejects.toBeInstanceOf(Refusal);
  expect(await bringing.takeBack(asking)).toMatchObject({ words: null });
  expect(await town.database.query('SELECT FROM bringing WHERE user_id = $1', [ada.id])).toEqual([]);
});

test('who was taken out and has joined again is not forgotten thirty days after that', async () => {
  const { host, ada } = await twoCircles();
  const alarms = (): Promise<unknown[]> =>
    town.database.query<unknown[]>('SELECT FROM alarm WHERE key = $1', [`out:${ada.guild}:${ada.id}`]);
  await changes(host, 'remove', { person: ada.id, then: 'waits not' });
  expect(await alarms()).toHaveLength(1);
  await walkIn(ada.acts, await ada.channel('welcome'));
  expect(await alarms()).toEqual([]);
});
