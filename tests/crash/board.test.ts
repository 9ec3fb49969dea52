import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { aTown, boardOf, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

test('somebody takes the turn while it is unclear whether the board has arrived: the board shows them', async () => {
  const { client } = town.sandbox;
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  await town.passTo('2027-03-02T17:01:00Z');

  // What is sent next in this thread is the board of the check-in: it arrives, and Grove is told that it did not.
  await client.fail({ route: '^/channels/\\d+/messages$', method: 'POST', times: 1, mode: 'applyThenFail' });
  const opening = town.passTo('2027-03-02T17:02:00Z');
  const seen = async (text: string): Promise<boolean> =>
    (await client.ledger({ kind: 'message' })).some((entry) => entry.text.includes(text));
  while (!(await seen('The floor is open'))) await sleep(1);
  await ada.presses('Take the turn', 'Spring 1');
  await opening;

  await eventually(async () => {
    expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
  });
});
