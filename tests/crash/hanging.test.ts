import { eventually } from '../support/eventually';
import { aTown, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

test('a send that hangs holds up its own thread and no other', async () => {
  const { client } = town.sandbox;
  const place = await town.openGuild({ people: 6 });
  await place.launch({ size: 3 });
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  const mine = (await ada.acts.channels(place.guild)).find(({ name }) => name.startsWith('Spring '));
  await town.passTo('2027-03-02T17:01:00Z');
  await client.fail({ route: `^/channels/${mine?.id ?? ''}/messages$`, method: 'POST', times: 1, mode: 'hang' });

  const opening = town.passTo('2027-03-02T17:02:00Z');
  // Grove gives the hanging one up after eight seconds; nobody else waits for that.
  await eventually(async () => {
    const openings = (await client.ledger({ kind: 'message' })).filter(({ text }) =>
      text.includes('The floor is open'),
    );
    expect(openings.filter(({ channel }) => channel !== mine?.id)).toHaveLength(1);
    expect(openings.filter(({ channel }) => channel === mine?.id)).toHaveLength(0);
  });
  await opening;
  await eventually(async () => expect(await ada.reads(mine?.name ?? '')).toContain('The floor is open'));
});
