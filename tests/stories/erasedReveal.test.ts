import type { Step } from '../../bot/sessions/programmes/programme';
import { eventually } from '../support/eventually';
import { aSessionOf, writes } from '../support/formats';
import { aTown, said, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';
const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };

test.each([true, false])('what is about to be revealed is revealed without who erased it; names: %s', async (named) => {
  const reveal: Step = { kind: 'reveal', title: 'One idea each', prompt: 'What now?', minutes: 5, named };
  const { place, circle } = await aSessionOf(town, [reveal, talk]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await writes(ada, 'Sleep on *it*');
  await writes(ben, 'Sleep on *it* twice');
  // Discord takes nothing in this thread until Ada has erased everything.
  const channel = await ben.channel(thread);
  await town.sandbox.client.fail({
    route: `/channels/${channel}/messages$`,
    method: 'POST',
    times: 10_000,
    mode: 'refuse',
    status: 500,
  });
  await writes(cleo, 'Ask her');
  await eventually(async () => {
    const rows = await town.database.query<unknown[]>(
      `SELECT FROM outbox WHERE guild_id = $1 AND state = 'pending' AND about LIKE 'session:%:revealed:0'`,
      [place.guild],
    );
    expect(rows).toHaveLength(1);
  });
  await ada.hears('mydata erase');
  await said(await ada.acts.clickLabel({ channel: ada.place().general, label: 'Yes, erase everything' }));
  await town.sandbox.client.clearFaults();
  await town.settle();
  const read = await ben.reads(thread);
  expect(read).toContain('Sleep on \\*it\\* twice');
  expect(read).toContain('Ask her');
  expect(read.split('Sleep on')).toHaveLength(2);
  expect(read).toContain('taken back before it was said');
});
