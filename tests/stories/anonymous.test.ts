import { selectsOf, textOf } from '../../sandbox/client';
import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf, writes } from '../support/formats';
import { aTown, said, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';
const reveal: Step = { kind: 'reveal', title: 'One fear each', prompt: 'What if?', minutes: 5, named: false };
const choose: Step = { kind: 'choose', title: 'Which?', prompt: 'Mark them.', minutes: 3, of: 'written' };

/** Where somebody’s words stand among the others of the reveal that is going on. */
async function placeOf({ id, guild }: Somebody): Promise<string | undefined> {
  const [row] = await town.database.query<{ place: string }[]>(
    `SELECT c.place FROM contribution c JOIN session s ON s.id = c.session_id WHERE s.guild_id = $1 AND c.user_id = $2`,
    [guild, id],
  );
  return row?.place;
}

/** As chance might have it: first of all, or last. */
const falls = ({ id, guild }: Somebody, digit: '0' | 'f'): Promise<unknown> =>
  town.database.query(
    `UPDATE contribution c SET place = $3 FROM session s
     WHERE s.id = c.session_id AND s.guild_id = $1 AND c.user_id = $2`,
    [guild, id, digit.repeat(32)],
  );

test('without names, words stand in an order that chance drew once, on the board that lets one choose, too', async () => {
  const { circle } = await aSessionOf(town, [reveal, choose]);
  const [ada, ben, cleo] = [...circle].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await writes(ada, 'Mine');
  await writes(ben, 'Yours');
  const drawn = await placeOf(ada);
  expect(drawn).toMatch(/^[0-9a-f-]{36}$/);
  expect(await placeOf(ben)).not.toBe(drawn);
  await writes(ada, 'Mine, changed');
  expect(await placeOf(ada)).toBe(drawn);

  await falls(ada, 'f');
  await falls(ben, '0');
  await writes(cleo, 'Theirs');
  await town.settle();
  const read = await cleo.sees(thread);
  const shown = read.map(textOf).find((text) => text.includes('• Mine'));
  expect(shown?.split('\n').filter((line) => line.startsWith('• '))).toEqual([
    '• Yours',
    '• Theirs',
    '• Mine, changed',
  ]);
  const [select] = read.flatMap(selectsOf);
  expect(select?.options.map(({ label }) => label)).toEqual(['Yours', 'Theirs', 'Mine, changed']);
});

test('when nobody comes back from a pause in it, what was written appears all the same, without a name', async () => {
  // Who leaves does so before the close: which part it was is counted by who was there when the session began.
  const goes: Step = { kind: 'rotate', steps: [{ kind: 'talk', title: 'A go', prompt: 'Tell.', minutes: 1 }] };
  const { circle } = await aSessionOf(town, [goes, reveal, { ...reveal, title: 'Named', named: true }]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await town.pass({ minutes: 3 });
  await writes(ada, 'Only mine');
  await said(await ben.presses('Pause', thread));
  await ben.hears('leave');
  await town.pass({ minutes: 61 });
  const read = await cleo.reads(thread);
  expect(read).toMatch(/^• Only mine$/m);
  expect(read.indexOf('Only mine')).toBeLessThan(read.indexOf('We did not come back'));
});
