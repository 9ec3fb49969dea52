import { selectsOf, textOf } from '../../sandbox/client';
import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf, marks, writes } from '../support/formats';
import { askedFor } from '../support/voice';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
const reveal: Step = { kind: 'reveal', title: 'One idea each', prompt: 'What would you try?', minutes: 5 };
const thread = 'Spring 1';

describe('hold and reveal', () => {
  test('nobody sees a word until all have written; then all of it appears at once, once', async () => {
    const { circle } = await aSessionOf(town, [reveal, talk]);
    const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
    expect(await writes(ada, 'Call her first')).toContain('seen by nobody yet');
    expect(await writes(ben, 'Sleep on it')).toContain('seen by nobody yet');
    expect(await writes(ada, 'Call **her** first <@1>')).toContain('seen by nobody yet');
    expect(await cleo.reads(thread)).not.toContain('Sleep on it');
    await writes(cleo, 'Ask for a day');
    await town.settle();
    const shown = (await cleo.sees(thread)).filter((message) => textOf(message).includes('Sleep on it'));
    expect(shown).toHaveLength(1);
    const text = shown[0] ? textOf(shown[0]) : '';
    for (const words of [`<@${ada.id}>: `, `<@${ben.id}>: Sleep on it`, `<@${cleo.id}>: Ask for a day`])
      expect(text).toContain(words);
    expect(text).not.toContain('<@1>');
    expect(shown[0]?.pinged).toEqual([]);
    expect((await boardOf(ada)).text).toContain('Open talk');
  });

  test('whoever writes nothing is not missed: at the end of its time what there is appears', async () => {
    const { circle } = await aSessionOf(town, [{ ...reveal, named: false }, talk]);
    const [ada, ben] = circle as [Somebody, Somebody];
    await writes(ada, 'Breathe');
    await town.pass({ minutes: 5 });
    const read = await ben.reads(thread);
    expect(read).toContain('• Breathe');
    expect(read).not.toContain(`<@${ada.id}>: `);
    expect((await boardOf(ben)).text).toContain('Open talk');
  });

  test('words that come after the time are given back, and no words are none', async () => {
    const { circle } = await aSessionOf(town, [reveal, talk]);
    const [ada] = circle as [Somebody];
    const { form } = await ada.presses('Write', thread);
    if (!form) throw new Error('no form');
    expect(await writes(ada, '\u200b')).toContain('found no words');
    await town.pass({ minutes: 5 });
    const late = await said(await ada.acts.submit({ form, fields: { words: 'Too late?' } }));
    expect(late).toContain('a moment before');
    expect(late).toContain('Too late?');
  });
});

test('a case is brought, asked about in writing by the others, and its owner marks what helps', async () => {
  const steps: Step[] = [
    { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 3, of: 'circle' },
    { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 3, who: 'owner' },
    { ...reveal, title: 'Questions', who: 'others' },
    { kind: 'choose', title: 'Which help?', prompt: 'Mark them.', minutes: 3, of: 'written', then: 'answer' },
    { ...reveal, title: 'Advice', who: 'others' },
    { kind: 'choose', title: 'Which to take?', prompt: 'None is fine.', minutes: 3, of: 'written' },
    talk,
  ];
  const { circle } = await aSessionOf(town, steps);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await ada.presses('I bring one', thread);
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  await ada.presses('Done', thread);
  await town.settle();
  expect(await said(await ada.presses('Write', thread))).toContain('for the others');
  await writes(ben, 'What have you tried?');
  await writes(cleo, 'Who else knows?');
  await town.settle();
  expect(await said(await marks(ben, ['0']))).toContain('marks what helps them');
  await marks(ada, ['Who else knows?']);
  await town.settle();
  const read = await cleo.reads(thread);
  expect(read).toContain(`<@${ada.id}> would like to answer:\n• Who else knows?`);
  expect(read).not.toContain('takes along');
  const long = `Ask them for a day, ${'and for one more, '.repeat(12)}and go home`;
  await writes(ben, long);
  await writes(cleo, 'Sleep on it');
  await town.settle();
  const { message } = await boardOf(ada);
  const hints = selectsOf(message).flatMap(({ options }) => options.map(({ description }) => description));
  expect(hints.filter((hint) => hint.includes('one more'))).toHaveLength(1);
  // None is fine.
  await marks(ada, []);
  await town.settle();
  expect(await cleo.reads(thread)).not.toContain('takes along');
  expect((await boardOf(ada)).text).toContain('Open talk');
});

test('what is marked is what was meant, although somebody takes their words back in between', async () => {
  const steps: Step[] = [
    { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 3, of: 'circle' },
    { ...reveal, title: 'Questions', who: 'others' },
    { kind: 'choose', title: 'Which help?', prompt: 'Mark them.', minutes: 3, of: 'written' },
    talk,
  ];
  const { circle } = await aSessionOf(town, steps, { people: 5 });
  const [ada, ...others] = circle as [Somebody, Somebody, Somebody, Somebody, Somebody];
  await ada.presses('I bring one', thread);
  await town.settle();
  for (const [place, person] of others.entries()) await writes(person, `Question ${place}`);
  await town.settle();
  const { message } = await boardOf(ada);
  const [select] = selectsOf(message);
  if (!select) throw new Error('nothing to choose from');
  const [first, second] = select.options;
  const writer = others[Number(first?.label.slice(-1))];
  await writer?.hears('leave');
  await town.settle();
  const { channel, id } = message;
  const chooses = (values: string[]) =>
    ada.acts.choose({ channel, message: id, customId: select.customId, values, forge: true });
  await chooses([first?.value ?? '']);
  await town.settle();
  // What they meant is gone, and nothing else was meant.
  expect((await boardOf(ada)).text).toContain('Which help?');
  await chooses([second?.value ?? '']);
  await town.settle();
  expect(await ada.reads(thread)).toContain(`takes along:\n• ${second?.label}`);
});

test('the longest words, markdown, mentions and right-to-left are read as they were typed, and more is given back', async () => {
  const { circle } = await aSessionOf(town, [reveal, talk]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  const { form } = await ada.presses('Write', thread);
  if (!form) throw new Error('no form');
  const endless = 'word '.repeat(800);
  const refused = await said(await ada.acts.submit({ form, fields: { words: endless }, forge: true }));
  expect(refused).toContain('600 characters for each');
  expect(refused).toContain('> word word word');
  const longest = `${'x'.repeat(592)} the end`;
  expect(longest).toHaveLength(600);
  expect(await writes(ada, longest)).toContain('seen by nobody yet');
  expect(await writes(ben, '@everyone **loud** <@1> # not a heading')).toContain('seen by nobody yet');
  expect(await writes(cleo, 'שלום לכולם')).toContain('seen by nobody yet');
  await town.settle();
  const shown = (await cleo.sees(thread)).filter((message) => textOf(message).includes('All together'));
  const text = shown.map(textOf).join('\n');
  expect(text).toContain(longest);
  expect(text).toContain('שלום לכולם');
  expect(text).not.toContain('word word');
  expect(text).not.toContain('@everyone');
  expect(text).not.toContain('**loud**');
  expect(shown.flatMap(({ pinged }) => pinged)).toEqual([]);
});

test('when nobody brings a case the circle talks about something else, for as long', async () => {
  const otherwise = { title: 'Something small', prompt: 'What was small and good?' };
  const steps: Step[] = [
    { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 3, of: 'circle', otherwise },
    { kind: 'writing', title: 'x', prompt: 'y', minutes: 1 },
    { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 9, who: 'owner' },
    talk,
  ];
  const { circle } = await aSessionOf(town, steps);
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 3 });
  expect((await boardOf(ada)).text).toContain('What was small and good?');
  await town.pass({ minutes: 8 });
  expect((await boardOf(ada)).text).toContain('Something small');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ada)).text).toContain('> y');
});

test('six go into two threes, each in a thread of their own, and the circle meets again when both are back', async () => {
  const think: Step = { ...talk, title: 'Thinking aloud', minutes: 4, silent: 'owner' };
  const steps: Step[] = [
    {
      kind: 'split',
      title: 'In threes',
      prompt: 'One tells, two think.',
      size: 3,
      steps: [{ kind: 'rotate', steps: [think] }],
    },
    talk,
  ];
  const looked = await askedFor(town, 'GET', /threads/);
  const { place, circle } = await aSessionOf(town, steps, { people: 6 });
  // No thread is looked for that has never been asked for.
  expect(await askedFor(town, 'GET', /threads/)).toBe(looked);
  const [ada] = circle as [Somebody];
  const board = (await boardOf(ada)).text;
  expect(board).toContain('We go into threes');
  expect(board.match(/^<#\d+>: <@/gm)).toHaveLength(2);
  const threads = (await town.sandbox.client.guild(place.guild)).channels.filter(({ name }) =>
    /^Spring 1 · \d ·/.test(name),
  );
  expect(threads).toHaveLength(2);
  const [one] = threads;
  const inOne = circle.filter(
    ({ id }) =>
      one &&
      board
        .split('\n')
        .find((line) => line.includes(one.id))
        ?.includes(id),
  );
  expect(inOne).toHaveLength(3);
  const [first, second, third] = inOne as [Somebody, Somebody, Somebody];
  const stranger = circle.find((each) => !inOne.includes(each));
  if (!one || !stranger) throw new Error('no part');
  await expect(stranger.acts.messages(one.id)).rejects.toThrow();
  const silentOnes = new Set<string>();
  for (let go = 0; go < 3; go++) {
    const { text } = await boardOf(second, one.name);
    const owner = /<@(\d+)> only listens now/.exec(text)?.[1];
    silentOnes.add(owner ?? 'nobody');
    const listens = inOne.find(({ id }) => id === owner);
    if (listens) expect(await said(await listens.presses('Take the turn', one.name))).toContain('just listen');
    await town.pass({ minutes: 4 });
  }
  expect([...silentOnes].sort()).toEqual([first.id, second.id, third.id].sort());
  // What is over in a part stays as it is.
  expect((await first.acts.messages(one.id)).filter((message) => message.edited_town_time !== undefined)).toEqual([]);
  expect(await first.reads(one.name)).toContain('The circle meets again in <#');
  expect((await boardOf(ada)).text).toContain('Open talk');
});

test('each reads only their own card, and with the next go they are passed on', async () => {
  const cards = [
    { role: 'The partner', words: 'You want a larger share.' },
    { role: 'You', words: 'You wrote the budget.' },
  ];
  const steps: Step[] = [{ kind: 'role play', title: 'Two days before', cards, times: 2, steps: [talk] }];
  const { circle } = await aSessionOf(town, steps);
  const cardsOf = async (): Promise<string[]> => {
    const read: string[] = [];
    for (const person of circle) read.push(await said(await person.presses('My card', thread)));
    return read;
  };
  const first = await cardsOf();
  expect(first.filter((text) => text.includes('The partner'))).toHaveLength(1);
  expect(first.filter((text) => text.includes('have no card'))).toHaveLength(1);
  await town.pass({ minutes: 10 });
  const second = await cardsOf();
  expect(second).not.toEqual(first);
  expect([...second].sort()).toEqual([...first].sort());
  const [ada] = circle as [Somebody];
  const shared = (await ada.sees(thread)).filter(({ ephemeral }) => !ephemeral);
  expect(shared.map(textOf).join()).not.toContain('larger share');
});

test('in a talk hands are called quiet-first: who has spoken least, then who asked first', async () => {
  const { circle } = await aSessionOf(town, [{ ...talk, minutes: 30 }]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  const speaks = async (person: Somebody): Promise<void> => {
    await person.presses('Take the turn', thread);
    await town.settle();
    await person.presses('Done', thread);
    await town.settle();
  };
  await speaks(ben);
  await ada.presses('Take the turn', thread);
  await town.settle();
  expect(await said(await ben.presses('Raise hand', thread))).toContain('Your hand is up');
  expect(await said(await cleo.presses('Raise hand', thread))).toContain('Your hand is up');
  for (let again = 0; again < 5; again++) await ben.presses('Raise hand', thread);
  await ada.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${cleo.id}> has the floor`);
  await cleo.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
  await ben.presses('Done', thread);
  await town.settle();
  expect((await boardOf(ada)).buttons).toEqual(['Take the turn', 'Pause']);
});

test('a session ends with its frame, whoever still has the floor', async () => {
  const round: Step = { kind: 'round', title: 'Round', prompt: 'How?', minutesPerTurn: 10 };
  const { circle } = await aSessionOf(town, [round], { minutes: 5 });
  const [ada] = circle as [Somebody];
  await ada.presses('Take the turn', thread);
  await town.pass({ minutes: 5 });
  expect(await ada.reads(thread)).toContain('That closes our session');
});
