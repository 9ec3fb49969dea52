import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf } from '../support/formats';
import { changes } from '../support/rosters';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

/** Whoever leaves a circle can read its smaller groups no longer, neither those that meet nor those that are over. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
const split: Step = { kind: 'split', title: 'In pairs', prompt: 'Tell.', size: 2, steps: [talk] };

interface Split {
  readonly ada: Somebody;
  /** who is in a part with her */
  readonly partner: Somebody;
  readonly part: string;
  readonly guild: string;
  readonly host: Somebody;
}

/** A circle of four that is in pairs, and the thread of Ada’s. */
async function inPairs(steps: readonly Step[] = [split, talk]): Promise<Split> {
  const { place, circle } = await aSessionOf(town, steps, { people: 4 });
  const [ada] = circle as [Somebody];
  const line = (await boardOf(ada)).text.split('\n').find((each) => each.startsWith('<#') && each.includes(ada.id));
  const part = /^<#(\d+)>/.exec(line ?? '')?.[1];
  const partner = circle.find(({ id }) => id !== ada.id && line?.includes(id));
  if (part === undefined || !partner) throw new Error('no part');
  return { ada, partner, part, guild: place.guild, host: place.host };
}

const reads = async ({ acts }: Somebody, channel: string): Promise<boolean> =>
  acts.messages(channel).then(
    () => true,
    () => false,
  );

async function stateOf({ guild, part }: Split): Promise<object | undefined> {
  return (await town.sandbox.client.guild(guild)).channels.find(({ id }) => id === part)?.thread;
}

test('in the middle of a split: its thread is closed to them, and open to the others', async () => {
  const { ada, partner, part } = await inPairs();
  expect(await reads(ada, part)).toBe(true);
  await ada.hears('leave');
  await town.settle();
  expect(await reads(ada, part)).toBe(false);
  expect(await reads(partner, part)).toBe(true);
});

test('long after it: the thread that can be read on is read by them no more, and stays locked; Undo opens it again', async () => {
  const pairs = await inPairs();
  const { ada, partner, part } = pairs;
  await town.pass({ minutes: 30 });
  const over = await stateOf(pairs);
  expect(over).toMatchObject({ archived: true, locked: true });
  expect(await reads(ada, part)).toBe(true);
  await ada.hears('leave');
  await town.settle();
  expect(await reads(ada, part)).toBe(false);
  expect(await reads(partner, part)).toBe(true);
  expect(await stateOf(pairs)).toMatchObject({ archived: true, locked: true });
  await said(await ada.acts.clickLabel({ channel: ada.place().general, label: 'Undo' }));
  await town.settle();
  expect(await reads(ada, part)).toBe(true);
  expect(await stateOf(pairs)).toMatchObject({ archived: true, locked: true });
});

test('taken out by moderators in the middle of a split, they read its thread again when that is taken back', async () => {
  const { ada, part, host } = await inPairs();
  expect(await changes(host, 'remove', { person: ada.id })).toContain('It is done');
  await town.settle();
  expect(await reads(ada, part)).toBe(false);
  await town.pass({ minutes: 90 });
  expect(await changes(host, 'undo', {})).toContain('It is done');
  await town.settle();
  expect(await reads(ada, part)).toBe(true);
});

test('who erases everything is let out of them, too, and no note of it says who', async () => {
  const { ada, part, guild } = await inPairs();
  await ada.hears('mydata erase');
  await said(await ada.acts.clickLabel({ channel: ada.place().general, label: 'Yes, erase everything' }));
  await town.settle();
  expect(await reads(ada, part)).toBe(false);
  const notes: unknown = await town.database.query('SELECT * FROM outbox WHERE guild_id = $1', [guild]);
  expect(JSON.stringify(notes)).not.toContain(ada.id);
});

test('what was about to let them in is taken back', async () => {
  const { ada, part, guild } = await inPairs();
  const act = { do: 'add-member', thread: part, user: ada.id };
  await town.database.query(
    `INSERT INTO outbox (guild_id, about, lane, act, lease_until)
     VALUES ($1, 'session:0:member', $2, $3, now() + interval '1 hour')`,
    [guild, part, act],
  );
  await ada.hears('leave');
  await town.settle();
  const rows: unknown = await town.database.query(`SELECT state, act FROM outbox WHERE about = 'session:0:member'`);
  expect(rows).toEqual([{ state: 'withdrawn', act: null }]);
  expect(await reads(ada, part)).toBe(false);
});
