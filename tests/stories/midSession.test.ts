import { areWaiting } from '../support/people';
import { agrees, changes, looks, seating } from '../support/rosters';
import { marks } from '../support/formats';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

/** What moderators and members change about a circle while it meets. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;
const thread = 'Spring 1';
type Four = [Somebody, Somebody, Somebody, Somebody];

/** A circle of four, or two of them, whose check-in has just begun. */
async function checksIn(people = 4): Promise<{ place: Place; circle: Four; other: Somebody[] }> {
  const place = await town.openGuild({ people });
  const date = new Date(Date.UTC(2027, 2, 10 + days++)).toISOString().slice(0, 10);
  await place.launch({ date, time: '18:00', zone: 'UTC', size: 4 });
  const seats = await seating(town, place.guild);
  const inCircle = (name: string): Somebody[] => place.people.filter(({ id }) => seats[name]?.includes(id));
  await town.passTo(`${date}T18:02:00Z`);
  return { place, circle: inCircle(thread) as Four, other: inCircle('Spring 2') };
}

const sessionOf = async ({ guild }: Place): Promise<{ facilitator_id: string | null; at: string; all: string }> => {
  const [row] = await town.database.query<{ facilitator_id: string | null; at: string; all: string }[]>(
    `SELECT facilitator_id, stage ->> 'at' AS at, concat(stage, ledger, seats) AS all FROM session s
     JOIN "group" g ON g.id = s.group_id WHERE g.guild_id = $1 AND g.name = $2 AND s.number = 1`,
    [guild, thread],
  );
  if (!row) throw new Error('the circle has no session');
  return row;
};

const canSee = async (person: Somebody): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith(thread));

test('moderators take out the one who has the floor: it opens, and neither their seat, the time nor the thread is theirs', async () => {
  const { place, circle } = await checksIn();
  const [ada, ben] = circle;
  await town.database.query(
    `UPDATE session SET facilitator_id = $1 WHERE number = 1 AND group_id IN (SELECT id FROM "group" WHERE guild_id = $2)`,
    [ada.id, place.guild],
  );
  await ada.presses('Take the turn', thread);
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  await changes(place.host, 'remove', { person: ada.id });
  await town.settle();
  expect((await boardOf(ben)).text).toContain('The floor is open');
  expect((await boardOf(ben)).text).not.toContain(ada.id);
  const session = await sessionOf(place);
  expect(session.all).not.toContain(ada.id);
  expect(session.facilitator_id).toBeNull();
  expect(await canSee(ada)).toBe(false);
  await ben.presses('Take the turn', thread);
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${ben.id}> has the floor`);
});

test('nobody is moved, swapped or added while a circle meets, and afterwards the same yes does it', async () => {
  const { place, circle, other } = await checksIn(8);
  const [ada, ben] = circle;
  const [cleo] = other as [Somebody];
  const late = await place.newcomer('Late');
  await areWaiting(town, place, [late]);
  const before = await seating(town, place.guild);
  const asked = [
    await looks(place.host, 'move', { person: ada.id, circle: 'Spring 2' }),
    await looks(place.host, 'swap', { person: ben.id, with: cleo.id }),
    await looks(place.host, 'add', { person: late.id, circle: thread }),
  ];
  for (const { text, card } of asked) {
    const label = text.includes('breaks a rule') ? 'All the same, and why' : 'Yes, and why';
    expect(await said(await agrees(place.host, card, { label }))).toContain('is meeting just now');
  }
  expect(await seating(town, place.guild)).toEqual(before);
  await town.pass({ minutes: 120 });
  expect(await changes(place.host, 'move', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
});

test('all of them leave in the middle of a session: it closes, and nothing waits for anybody', async () => {
  const { place, circle } = await checksIn();
  await circle[0].presses('Take the turn', thread);
  await town.settle();
  for (const person of circle) await person.hears('leave');
  await town.settle();
  const session = await sessionOf(place);
  expect(session.at).toBe('closed');
  await town.pass({ minutes: 120 });
  expect(await place.host.reads('circle-moderators')).toContain(`**${thread}** has nobody now`);
});

test('whoever looks after the time ends a turn and goes back, by the list on their card; others are refused', async () => {
  const { place, circle } = await checksIn();
  const [ada, ben] = circle;
  await town.database.query(
    `UPDATE session SET facilitator_id = $1 WHERE number = 1 AND group_id IN (SELECT id FROM "group" WHERE guild_id = $2)`,
    [ada.id, place.guild],
  );
  await ben.presses('Take the turn', thread);
  await town.settle();
  const opens = async (): Promise<void> => {
    const channel = await ada.channel(thread);
    await (await ada.acts.run({ guild: ada.guild, channel, command: 'circle' })).settled();
  };
  await opens();
  await marks(ada, ['end the turn'], thread, 'session.more');
  await town.settle();
  expect((await boardOf(ben)).text).toContain('The floor is open');
  await opens();
  await marks(ada, ['go back'], thread, 'session.more');
  await town.settle();
  expect((await boardOf(ben)).text).not.toContain('Check-in');
  expect(await boardOf(ada)).toMatchObject({ text: expect.stringContaining('Coming in') as string });
});
