import { join } from 'node:path';
import { textOf } from '../../sandbox/client';
import type { PlannedSession } from '../../bot/sessions/programmes/programme';
import { readFormat } from '../../bot/sessions/programmes/readProgrammes';
import { aSessionOf, marks, writes } from '../support/formats';
import { aTown, boardOf, type Somebody, type Town } from '../support/town';

/** Formats as they stand in programs/, held by six people from coming in to the goodbye. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';

async function aSessionWith(format: string): Promise<{ circle: Somebody[]; session: PlannedSession }> {
  const [session] = readFormat(join(__dirname, `../../programs/formats/${format}.yaml`)).sessions;
  if (!session) throw new Error('there is no session');
  const { circle } = await aSessionOf(town, session.steps, { people: 6, minutes: session.minutes });
  return { circle, session };
}

async function presses(person: Somebody, label: string, where = thread): Promise<void> {
  await person.presses(label, where);
  await town.settle();
}

/** Everybody has the turn, one after another. */
async function round(circle: readonly Somebody[]): Promise<void> {
  for (const person of circle) {
    await presses(person, 'Take the turn');
    await presses(person, 'Done');
  }
}

test('a troika: in threes each has a go, and the circle meets again for the goodbye', async () => {
  const { circle } = await aSessionWith('troika');
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 2 });
  await round(circle);
  const board = (await boardOf(ada, thread)).text;
  expect(board).toContain('We go into threes');
  const part = /^<#(\d+)>.*$/m.exec(board.split('\n').find((line) => line.includes(ada.id)) ?? '')?.[1] ?? '';
  const read = async (): Promise<string> => (await ada.acts.messages(part)).map(textOf).join('\n');
  for (let minute = 0; minute < 45 && !(await read()).includes('The circle meets again'); minute++) {
    await town.pass({ minutes: 1 });
    const now = (await ada.acts.messages(part)).findLast((message) => textOf(message).startsWith('### '));
    const holder = /<@(\d+)> has the floor/.exec(now ? textOf(now) : '')?.[1];
    await circle.find(({ id }) => id === holder)?.acts.clickLabel({ channel: part, label: 'Done' });
    await town.settle();
  }
  const all = await read();
  for (const title of ['Your thing', 'Only to understand', 'Thinking aloud'])
    expect({ title, goes: all.match(new RegExp(`^(?:### |\\*\\*)${title}`, 'gm'))?.length }).toEqual({
      title,
      goes: 3,
    });
  // The last sheet of a smaller group that is over has its title.
  expect(all.split('**What was useful**').length - 1).toBe(2);
  expect(all).toContain('-# In threes');
  await town.pass({ minutes: 30 });
  expect(await ada.reads(thread)).toContain('That closes our session');
});

test('an intervision: a case, questions to answer, advice to take along or to leave, and the goodbye', async () => {
  const { circle } = await aSessionWith('intervision');
  const [ada, ...others] = circle as [Somebody, ...Somebody[]];
  const title = async (): Promise<string> => (await boardOf(ada, thread)).text.split('\n')[0] ?? '';
  await town.pass({ minutes: 2 });
  await round(circle);
  await presses(ada, 'I bring one');
  expect(await title()).toContain('The case');
  await presses(ada, 'Done');
  for (const [place, person] of others.entries()) await writes(person, `What if it were ${place}?`);
  await town.settle();
  expect(await title()).toContain('Which of them help');
  // Enough time to read five questions.
  await town.pass({ minutes: 3 });
  await marks(ada, ['What if it were 1?', 'What if it were 3?']);
  await town.settle();
  const read = await ada.reads(thread);
  expect(read).toContain(`<@${ada.id}> would like to answer:`);
  expect(read).not.toContain('takes along');
  expect(await title()).toContain('Answers');
  await presses(ada, 'Done');
  for (const person of others) await writes(person, 'Sleep on it');
  await town.settle();
  expect(await title()).toContain('What you pick');
  await marks(ada, ['0']);
  await town.settle();
  expect(await ada.reads(thread)).toContain(`<@${ada.id}> takes along:\n• Sleep on it`);
  await presses(ada, 'Done');
  expect(await title()).toContain('What it stirs in us');
  await town.pass({ minutes: 60 });
  expect(await ada.reads(thread)).toContain('That closes our session');
});
