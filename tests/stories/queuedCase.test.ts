import { casesFor } from '../../bot/bringing/store';
import type { Step } from '../../bot/sessions/programmes/programme';
import { circleCard, queuesCase } from '../support/bringing';
import { aSessionOf } from '../support/formats';
import { textOf } from '../../sandbox/client';
import { aTown, boardOf, type Somebody, type Town } from '../support/town';

/** The line that somebody wrote for their case is theirs until they have told it. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const steps: Step[] = [
  { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 3, of: 'circle' },
  { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 3, who: 'owner' },
  { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 },
];

const line = 'A funder who never answers';
const aQueuedCase = () =>
  aSessionOf(town, steps, {
    before: async ([ada]) => {
      await queuesCase(ada as Somebody, line);
    },
  });

async function waiting(guild: string): Promise<number> {
  const [row] = await town.database.query<{ id: string }[]>('SELECT id FROM "group" WHERE guild_id = $1', [guild]);
  return (await casesFor(town.database.manager, { guild, group: row?.id ?? '' })).length;
}
const counted = (guild: string): Promise<unknown[]> =>
  town.database.query('SELECT times FROM brought b JOIN cohort c ON c.id = b.cohort_id WHERE c.guild_id = $1', [guild]);

test('while it is their turn they read it on their own card, and when they are done it is gone', async () => {
  const { place, circle } = await aQueuedCase();
  const [ada, ben] = circle as [Somebody, Somebody];
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  expect(textOf(await circleCard(ada))).toContain(line);
  expect(textOf(await circleCard(ben))).not.toContain(line);
  expect(await counted(place.guild)).toEqual([]);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect(textOf(await circleCard(ada))).not.toContain(line);
  expect(await waiting(place.guild)).toBe(0);
  expect(await counted(place.guild)).toEqual([{ times: 1 }]);
  expect(await ben.reads('Spring 1')).not.toContain(line);
});

test('who does not come keeps it for the next time, and nothing is counted', async () => {
  const { place, circle } = await aQueuedCase();
  const [, ben] = circle as [Somebody, Somebody];
  await town.pass({ minutes: 6 });
  expect((await boardOf(ben)).text).toContain('Open talk');
  await town.pass({ minutes: 60 });
  expect(await waiting(place.guild)).toBe(1);
  expect(await counted(place.guild)).toEqual([]);
});
