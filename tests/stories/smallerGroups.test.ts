import { buttonsOf, textOf } from '../../sandbox/client';
import type { Step } from '../../bot/sessions/programmes/programme';
import { eventually } from '../support/eventually';
import { aSessionOf } from '../support/formats';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

/** What a smaller group may rely on: who reads along is said as it is, and they go on when they are ready. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(() => town.sandbox.client.clearFaults());

const circleThread = 'Spring 1';
const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
const word: Step = { ...talk, title: 'A last word' };
const split: Step = { kind: 'split', title: 'In pairs', prompt: 'Tell each other.', size: 2, steps: [talk, word] };

/** The members of the part that somebody is in, as the board of the circle names them, and its thread. */
async function partOf(person: Somebody, circle: readonly Somebody[]): Promise<{ thread: string; with: Somebody[] }> {
  const board = (await boardOf(person, circleThread)).text;
  const line = board.split('\n').find((each) => each.startsWith('<#') && each.includes(person.id)) ?? '';
  const thread = /^<#(\d+)>/.exec(line)?.[1] ?? '';
  return { thread, with: circle.filter(({ id }) => line.includes(id)) };
}

const shared = async (person: Somebody, thread: string): Promise<string> =>
  (await person.acts.messages(thread))
    .filter(({ ephemeral }) => !ephemeral)
    .map(textOf)
    .join('\n---\n');

test('where Discord opens no thread for them, they are told that the whole circle can read along', async () => {
  const refused = { mode: 'refuse', method: 'POST', route: '/threads$', status: 403, code: 50013 } as const;
  const planned = aSessionOf(town, [split, talk], {
    people: 4,
    before: () => town.sandbox.client.planFaults({ faults: [{ ...refused, times: 2 }] }),
  });
  const { circle } = await planned;
  const [ada] = circle as [Somebody];
  const channel = await ada.channel(circleThread);
  const read = await shared(ada, channel);
  expect(read.match(/The whole circle can read along/g)).toHaveLength(2);
  expect(read).not.toContain('stays among you');
  // It stands on the sheet that they go by: there is no message besides.
  const boards = (await ada.acts.messages(channel)).filter((message) => textOf(message).includes('can read along'));
  expect(boards.map((board) => /^### In pairs.*\n[^]*\*\*Open talk\*\*/.test(textOf(board)))).toEqual([true, true]);
  const answers: string[] = [];
  for (const board of boards) {
    const take = buttonsOf(board).find(({ label }) => label === 'Take the turn')?.customId ?? '';
    answers.push(await said(await ada.acts.click({ channel, message: board.id, customId: take })));
  }
  expect(answers.filter((answer) => answer.includes('for another of the smaller groups'))).toHaveLength(1);
  await town.pass({ minutes: 30 });
  const after = await shared(ada, channel);
  expect(after).toContain('The circle meets again.');
  expect(after).not.toContain(`The circle meets again in <#${channel}>`);
});

test('how the circle parts is said by who is there, and not by the programme', async () => {
  for (const [people, words] of [
    [3, 'We stay together, in a thread of its own'],
    [4, 'We go into pairs'],
    [5, 'We go into smaller groups'],
  ] as const) {
    const { circle } = await aSessionOf(town, [split, talk], { people });
    expect((await boardOf(circle[0] as Somebody, circleThread)).text).toContain(words);
  }
});

test('a group in which nobody says anything is over without a word about who it was', async () => {
  const round: Step = { kind: 'round', title: 'A word', prompt: 'How is it?', minutesPerTurn: 1 };
  const { circle } = await aSessionOf(town, [{ ...split, steps: [round] }, talk], { people: 4 });
  const [ada] = circle as [Somebody];
  const part = await partOf(ada, circle);
  expect(await shared(ada, part.thread)).toContain('Your group: ');
  await town.pass({ minutes: 30 });
  const after = await shared(ada, part.thread);
  expect(after).toMatch(/^\*\*In pairs\*\*\n+> Tell each other\.\n+\*\*A word\*\*\n+> How is it\?/);
  expect(after).not.toContain('Your group');
});

test('when their thread is deleted, they are told where they go on, and who can read there', async () => {
  const { circle } = await aSessionOf(town, [split, talk], { people: 4 });
  const [ada] = circle as [Somebody];
  const part = await partOf(ada, circle);
  expect(await shared(ada, part.thread)).toContain('stays among you');
  await town.sandbox.client.deleteChannel({ channel: part.thread });
  await eventually(async () => {
    await town.settle();
    expect(await ada.reads(circleThread)).toContain('your thread is gone, so you go on here.');
  });
  const read = await ada.reads(circleThread);
  expect(read).toContain('The whole circle can read along.');
  for (const { id } of part.with) expect(read).toContain(id);
});

test('any of them moves them on from `/circle` in their thread, and the circle meets when both are back', async () => {
  const { circle } = await aSessionOf(town, [split, talk], { people: 4 });
  const [ada] = circle as [Somebody];
  const mine = await partOf(ada, circle);
  const other = circle.find((person) => !mine.with.includes(person)) as Somebody;
  const theirs = await partOf(other, circle);
  expect(await shared(ada, mine.thread)).toContain('moves you on with `/circle`');
  const onward = async (person: Somebody, channel: string): Promise<string> => {
    const card = await person.acts.run({ guild: person.guild, channel, command: 'circle' });
    expect(await said(card)).toContain('This is a smaller group');
    const { reply } = await card.settled();
    expect(reply && buttonsOf(reply).map(({ label }) => label)).toEqual(['Move on']);
    const told = await said(await person.pressesOn(card, 'Move on'));
    await town.settle();
    return told;
  };
  expect(await onward(ada, mine.thread)).toContain('*A last word*');
  expect(await shared(ada, mine.thread)).toContain('### A last word');
  expect(await shared(other, theirs.thread)).not.toContain('### A last word');
  const partner = mine.with.find(({ id }) => id !== ada.id) as Somebody;
  const late = await partner.acts.run({ guild: partner.guild, channel: mine.thread, command: 'circle' });
  await late.settled();
  const done = await onward(ada, mine.thread);
  expect(done).toContain(`The circle meets again in <#${await ada.channel(circleThread)}> as soon as all are back`);
  expect(done).not.toMatch(/The session is closed|may move it on/);
  expect(await said(await partner.pressesOn(late, 'Move on'))).toContain('This smaller group is done');
  // The circle itself is moved on by whoever keeps its time, and not from here.
  expect((await boardOf(ada, circleThread)).text).toContain('We go into pairs');
  await onward(other, theirs.thread);
  await onward(other, theirs.thread);
  expect((await boardOf(ada, circleThread)).text).toContain('Open talk');
});

test('who still writes when the others move their smaller group on has their words back', async () => {
  const reveal: Step = { kind: 'reveal', title: 'One idea each', prompt: 'What would you try?', minutes: 5 };
  const { circle } = await aSessionOf(town, [{ ...split, steps: [reveal] }, talk], { people: 4 });
  const [ada] = circle as [Somebody];
  const mine = await partOf(ada, circle);
  const partner = mine.with.find(({ id }) => id !== ada.id) as Somebody;
  const { form } = await ada.acts.clickLabel({ channel: mine.thread, label: 'Write' });
  if (!form) throw new Error('nothing asks for the words');
  const card = await partner.acts.run({ guild: partner.guild, channel: mine.thread, command: 'circle' });
  await said(await partner.pressesOn(card, 'Move on'));
  await town.settle();
  const late = await said(await ada.acts.submit({ form, fields: { words: 'Ask them first' } }));
  expect(late).toContain('Here are your words');
  expect(late).toContain('Ask them first');
});
