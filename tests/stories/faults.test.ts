import type { FaultWish } from '../../sandbox/client';
import { textOf } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { aTown, boardOf, callsTo, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** A bad day at Discord: what is refused was sometimes done, what is sent comes late or twice, and the line breaks. */
const badDay: FaultWish[] = [
  {
    mode: 'limit',
    scope: 'user',
    method: 'POST',
    route: '^/channels/\\d+/(messages|threads)$',
    ms: 300,
    times: 2,
    chance: 0.6,
  },
  { mode: 'limit', scope: 'global', method: 'PUT', route: '/thread-members/', ms: 200 },
  { mode: 'applyThenFail', method: 'POST', route: '^/channels/\\d+/threads$' },
  { mode: 'applyThenFail', method: 'POST', route: '^/channels/\\d+/messages$', times: 3, chance: 0.6 },
  { mode: 'refuse', method: 'PUT', route: '/thread-members/', status: 502, after: 1 },
  { mode: 'reset', method: 'POST', route: '^/channels/\\d+/messages$', after: 2 },
  { mode: 'delay', route: '^/(channels|guilds)', ms: 60, times: 12, chance: 0.5 },
  { mode: 'invalid', event: 'THREAD_CREATE' },
  { mode: 'break', event: 'INTERACTION_CREATE' },
  { mode: 'double', event: 'INTERACTION_CREATE', times: 2 },
  { mode: 'reconnect', event: 'INTERACTION_CREATE' },
];

/** People press again when nothing happens. */
async function press(person: Somebody, label: string): Promise<void> {
  await eventually(async () => {
    expect((await person.presses(label, 'Spring 1')).state).not.toBe('failed');
  });
  await town.settle();
}

test('a circle begins and meets on a bad day at Discord: everything is said, and said once', async () => {
  const { client } = town.sandbox;
  const place = await town.openGuild({ people: 3 });
  await place.match();
  await client.planFaults({ seed: 11, faults: badDay });

  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  await town.passTo('2027-03-02T17:02:00Z');
  const [ada, ben, chidi] = place.people as [Somebody, Somebody, Somebody];
  await press(ada, 'Take the turn');
  await press(ada, 'Done');
  await press(ben, 'Take the turn');

  const { faults } = await client.faults();
  expect(faults.filter(({ struck }) => struck === 0)).toEqual([]);
  const { channels } = await client.guild(place.guild);
  const threads = channels.filter(({ name }) => name.startsWith('Spring'));
  expect(threads).toHaveLength(1);
  const seen = (await chidi.sees('Spring 1')).map(textOf);
  // Sheets that are over read alike, so they are counted; everything else is said once.
  const isSheet = (text: string): boolean => /^### |^-# [^\n]+$|^\*\*[^\n]+\*\*\n+> /.test(text);
  const apart = seen.filter((text) => !isSheet(text));
  expect(apart.filter((text, at) => apart.indexOf(text) !== at)).toEqual([]);
  // One for those who come in, one for the open floor, one for each turn.
  expect(seen.filter(isSheet)).toHaveLength(4);
  const once = (words: string): number => seen.join('\n').split(words).length - 1;
  expect(once('This thread is yours')).toBe(1);
  expect(await callsTo(town, ada)).toBe(1);
  expect(await callsTo(town, ben)).toBe(1);
  expect((await boardOf(chidi)).text).toContain(`<@${ben.id}> has the floor`);
  expect((await client.report()).unknown).toEqual([]);
  expect(town.ended).toEqual([]);
});
