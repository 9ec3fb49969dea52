import type { Step } from '../../bot/sessions/programmes/programme';
import { sizesOf } from '../../bot/sessions/legs';
import { fewestRepeats, meetingsIn, metAfter, waysToPart } from '../support/bruteSplits';
import { queuesCase } from '../support/bringing';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

/** Over the weeks those sit together in smaller groups who have not yet, whoever comes and goes. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const hour = 60 * 60_000;
const talk = (title: string, minutes: number): Step => ({ kind: 'talk', title, prompt: 'What now?', minutes });
const pairs: Step = { kind: 'split', title: 'In pairs', prompt: 'Tell.', size: 2, steps: [talk('In pairs', 5)] };

let month = 3;

interface Circle {
  readonly place: Place;
  readonly start: (week: number) => Date;
}

/** A circle whose sessions are all held by these steps; it is two days before the first. */
async function aCircle(p: { people: number; weeks: number; steps: readonly Step[] }): Promise<Circle> {
  const place = await town.openGuild({ people: p.people });
  const first = new Date(Date.UTC(2027, month, 1, 18));
  month += 2;
  await town.passTo(new Date(first.getTime() - 48 * hour));
  await place.launch({ date: first.toISOString().slice(0, 10), time: '18:00', zone: 'UTC', weeks: p.weeks });
  await town.database.query('UPDATE session SET agenda = $1 WHERE guild_id = $2', [
    JSON.stringify({ title: 'Together', minutes: 30, steps: p.steps }),
    place.guild,
  ]);
  return { place, start: (week) => new Date(first.getTime() + week * 7 * 24 * hour) };
}

/** Who sits with whom, as the board in the thread of the circle says it. */
async function partsRead(by: Somebody): Promise<string[][]> {
  const lines = (await boardOf(by)).text.split('\n').filter((line) => /^<#\d+>: <@/.test(line));
  return lines.map((line) => [...line.matchAll(/<@(\d+)>/g)].flatMap(([, id]) => id ?? []));
}

const again = (met: ReadonlyMap<string, number>, parts: string[][]): string[] =>
  meetingsIn(parts).filter((meeting) => met.has(meeting));

const rowsOf = ({ id }: Somebody): Promise<unknown> =>
  town.database.query(
    `SELECT group_id FROM met WHERE $1 IN (one_id, other_id) UNION ALL SELECT group_id FROM sat WHERE user_id = $1`,
    [id],
  );

test('six in pairs meet somebody new each week; when one has left, the five repeat as little as can be', async () => {
  const { place, start } = await aCircle({ people: 6, weeks: 5, steps: [pairs, talk('All together', 10)] });
  const [ada, ben] = place.people as [Somebody, Somebody];
  let met = new Map<string, number>();
  for (const week of [0, 1, 2]) {
    await town.passTo(start(week));
    const parts = await partsRead(ada);
    expect(parts.map((part) => part.length)).toEqual([2, 2, 2]);
    expect(again(met, parts)).toEqual([]);
    met = metAfter(met, parts);
  }
  expect(met.size).toBe(9);
  const shown = await ben.hears('mydata show');
  expect(shown).toContain('you have sat with 3 others');

  await town.passTo(new Date(start(3).getTime() - 24 * hour));
  await ben.hears('leave');
  await town.settle();
  expect(await rowsOf(ben)).toEqual([]);
  // Counted at the very moment in which they left: the next split forgets it.
  await town.database.query(
    'INSERT INTO met (group_id, one_id, other_id, times) SELECT id, $2, 9, 1 FROM "group" WHERE guild_id = $1',
    [place.guild, ben.id],
  );
  const left = place.people.filter(({ id }) => id !== ben.id).map(({ id }) => id);
  const known = new Map([...met].filter(([meeting]) => !meeting.includes(ben.id)));
  const ways = waysToPart(left, sizesOf(5, 2));
  const fewest = fewestRepeats(ways, { weeks: 2, met: known });
  let repeats = 0;
  let now = new Map(known);
  for (const week of [3, 4]) {
    await town.passTo(start(week));
    const parts = await partsRead(ada);
    expect(parts.flat().sort()).toEqual([...left].sort());
    expect(parts.map((part) => part.length).sort()).toEqual([2, 3]);
    repeats += again(now, parts).length;
    now = metAfter(now, parts);
  }
  expect(repeats).toBe(fewest);
  expect(await rowsOf(ben)).toEqual([]);
});

test('who rests this week changes no part that others read; it is counted for nobody, and a case of theirs waits', async () => {
  const whose: Step = { kind: 'choose', title: 'Whose case?', prompt: 'Who?', minutes: 3, of: 'circle' };
  const told: Step = { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 3, who: 'owner' };
  const { place, start } = await aCircle({ people: 4, weeks: 2, steps: [pairs, whose, told, talk('All together', 5)] });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await queuesCase(ada, 'Late answers');
  await town.pass({ minutes: 1 });
  await queuesCase(ben, 'Two bids, one desk');
  await town.passTo(new Date(start(0).getTime() - 24 * hour));
  expect(await said(await ada.presses('Not this week', 'Spring 1'))).toContain('Rest well');
  await town.passTo(start(0));
  expect((await partsRead(ben)).flat().sort()).toEqual(place.people.map(({ id }) => id).sort());
  expect((await partsRead(ben)).map((part) => part.length)).toEqual([2, 2]);
  const met: unknown[] = await town.database.query(
    'SELECT one_id FROM met JOIN "group" g ON g.id = group_id WHERE g.guild_id = $1 AND NOT $2 IN (one_id, other_id)',
    [place.guild, ada.id],
  );
  expect(met).toHaveLength(1);
  const hers: unknown[] = await town.database.query('SELECT * FROM met WHERE $1 IN (one_id, other_id)', [ada.id]);
  expect(hers).toEqual([]);
  await town.pass({ minutes: 6 });
  expect((await boardOf(ben)).text).toContain(`<@${ben.id}> has the floor`);
  await town.passTo(new Date(start(1).getTime() - hour));
  expect(await ada.hears('circle')).toContain('Late answers');
});

test('when the cohort is over nothing is known any more of who sat with whom', async () => {
  const { place, start } = await aCircle({ people: 4, weeks: 1, steps: [pairs] });
  await town.passTo(start(0));
  const known = async (): Promise<number> =>
    (
      await town.database.query<unknown[]>('SELECT FROM met JOIN "group" g ON g.id = group_id WHERE g.guild_id = $1', [
        place.guild,
      ])
    ).length;
  expect(await known()).toBe(2);
  await town.passTo(start(2));
  expect(await known()).toBe(0);
});
