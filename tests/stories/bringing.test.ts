import { caseCalled, caseTold } from '../../bot/bringing/opening';
import { casesFor } from '../../bot/bringing/store';
import { createTransact } from '../../bot/store/transaction';
import { selectsOf, textOf } from '../../sandbox/client';
import {
  aCircle,
  asks,
  chooses,
  circleCard,
  formFrom,
  heard,
  labelsOf,
  press,
  queuesCase,
  readsShared,
  sends,
  shown,
  writes,
  type Circle,
} from '../support/bringing';
import { aTown, said, type Somebody, type Town } from '../support/town';
import { set } from '../support/wayIn';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** The circle as a session names it. */
async function rowOf({ place }: Circle): Promise<{ guild: string; group: string }> {
  const [row] = await town.database.query<{ id: string }[]>('SELECT id FROM "group" WHERE guild_id = $1', [
    place.guild,
  ]);
  if (!row) throw new Error('no circle');
  return { guild: place.guild, group: row.id };
}
const queueOf = async (circle: Circle): Promise<{ user: string; words: string }[]> => [
  ...(await casesFor(town.database.manager, await rowOf(circle))),
];
/** A session takes up this person’s case. */
const takesUp = async (circle: Circle, { id: user }: Somebody): Promise<void> => {
  const { group } = await rowOf(circle);
  const now = new Date((await town.sandbox.client.clock.read()).now);
  await createTransact(
    town.database,
    () => undefined,
  )(async (tx) => {
    await caseCalled(tx, { group, user, since: now, now });
    await caseTold(tx, { group, user });
  });
};

/** When a circle meets in its n-th week, as a card shows it. */
const weekOf = ({ start }: Circle, week: number): string =>
  `<t:${start.getTime() / 1000 + (week - 1) * 7 * 24 * 3_600}:F>`;

describe('a case', () => {
  test('waits for the next session that has room for one, whichever that is; a question for the next of all', async () => {
    const circle = await aCircle(town);
    const [ada] = circle.people;
    const card = async (): Promise<string> => textOf(await chooses(ada, 'Bring a case'));
    // Only the fifth session of the programme has a part for a case.
    expect(await card()).toContain(`The next session with room for a case is **${weekOf(circle, 5)}**`);
    expect(await card()).not.toContain('Your circle meets next');
    expect(textOf(await chooses(ada, 'Ask the circle'))).toContain(`Your circle meets next **${weekOf(circle, 1)}**`);
    const asking = { kind: 'choose', of: 'circle', title: 'A case', prompt: 'Who brings one?', minutes: 2 };
    const replan = (week: number, steps: object[]): Promise<unknown> =>
      town.database.query(
        `UPDATE session SET agenda = jsonb_set(agenda, '{steps}', $1) WHERE number = $2 AND guild_id = $3`,
        [JSON.stringify(steps), week, circle.place.guild],
      );
    await replan(1, [{ kind: 'split', title: 'A', prompt: 'A', size: 2, steps: [asking] }]);
    expect(await card()).toContain(`Your circle meets next **${weekOf(circle, 1)}**`);
    for (const week of [1, 5]) await replan(week, [{ ...asking, of: 'written' }]);
    expect(await card()).toContain('None of the sessions to come has room for a case.');
    // Whoever wants to may let it wait all the same.
    expect(textOf(await queuesCase(ada, 'Mine'))).toContain('> Mine');
  });

  test('is asked for from the circle’s card, told back, and read by nobody else', async () => {
    const circle = await aCircle(town);
    const [ada, ben] = circle.people;
    const before = await ben.reads('Spring 1');
    const card = await circleCard(ada);
    expect(labelsOf(card).length).toBeLessThanOrEqual(3);
    expect(selectsOf(card).map(({ options }) => options.map(({ label }) => label))).toContainEqual([
      'Bring a case',
      'Ask the circle',
      'My next step',
      'What we agreed on',
    ]);
    const queued = await queuesCase(ada, 'A funder who never answers');
    expect(textOf(queued)).toContain('> A funder who never answers');
    expect(textOf(queued)).toContain(`room for a case is **${weekOf(circle, 5)}**`);
    expect(queued.ephemeral).toBe(true);
    expect(textOf(await shown(await press(ada, queued, 'Back to my circle')))).toContain(
      'You would like to bring: A funder who never answers',
    );
    await town.settle();
    expect(await ben.reads('Spring 1')).toBe(before);
    expect(textOf(await circleCard(ben))).not.toContain('funder');
    expect(await queueOf(circle)).toEqual([{ user: ada.id, words: 'A funder who never answers' }]);
  });

  test('may be without words, changed without losing its place, and taken back', async () => {
    const circle = await aCircle(town);
    const [ada, ben] = circle.people;
    expect(textOf(await queuesCase(ada))).toContain('You can tell it when it is time');
    await town.pass({ minutes: 1 });
    await queuesCase(ben, 'Two bids, one desk');
    await town.pass({ minutes: 1 });
    const again = await writes(ada, await chooses(ada, 'Bring a case'), { by: 'Change it', words: 'Late answers' });
    expect(await queueOf(circle)).toEqual([
      { user: ada.id, words: 'Late answers' },
      { user: ben.id, words: 'Two bids, one desk' },
    ]);
    const back = await shown(await press(ada, again, 'Take it back'));
    expect(labelsOf(back)).toEqual(['I’d like to bring one', 'Back to my circle']);
    expect(await queueOf(circle)).toEqual([{ user: ben.id, words: 'Two bids, one desk' }]);
  });

  test('waits for its turn: who has brought least often comes first, and what is not taken stays for the session after', async () => {
    const circle = await aCircle(town);
    const [ada, ben, chidi] = circle.people;
    for (const person of [ada, ben, chidi]) {
      await queuesCase(person, person.name);
      await town.pass({ minutes: 1 });
    }
    const names = async (): Promise<string> => (await queueOf(circle)).map(({ words }) => words).join(' ');
    expect(await names()).toBe('Ada Ben Chidi');
    for (let times = 2; times > 0; times--) await takesUp(circle, ada);
    await circle.hold();
    expect(await names()).toBe('Ben Chidi');
    await queuesCase(ada, 'Ada again');
    await town.pass({ minutes: 1 });
    await takesUp(circle, ben);
    await queuesCase(ben, 'Ben again');
    expect(await names()).toBe('Chidi Ada again Ben again');
    const counted: unknown = await town.database.query(
      'SELECT times FROM brought b JOIN cohort c ON c.id = b.cohort_id WHERE c.guild_id = $1',
      [circle.place.guild],
    );
    expect(counted).toEqual([{ times: 1 }, { times: 1 }]);
  });
});

describe('a question to the circle', () => {
  test('is said once, signed, with the opening of the next session, and is then kept no longer', async () => {
    const circle = await aCircle(town);
    const [ada, ben, chidi] = circle.people;
    await asks(ada, 'What do you say\nwhen nobody answers?');
    await asks(ben, 'How do you **rest**? @everyone <@1>');
    const takenBack = await asks(chidi, 'Never mind');
    expect(textOf(takenBack)).toContain('> Never mind');
    await shown(await press(chidi, takenBack, 'Take it back'));
    // What waits otherwise, or waits for nobody, is not said with it.
    await queuesCase(chidi, 'A case of mine');
    await writes(chidi, await chooses(chidi, 'My next step'), { by: 'Write it down', words: 'A step of mine' });
    expect(await readsShared(ada)).not.toContain('nobody answers');
    await circle.hold();
    const thread = (await readsShared(chidi)).split('\n---\n');
    const [opening, questions, board] = thread.slice(thread.findIndex((text) => text.includes('begins: Arriving')));
    expect(opening).toContain('Good to see you');
    expect(questions).toContain(`<@${ada.id}> would like to ask you:\n> What do you say\n> when nobody answers?`);
    expect(questions).toContain(`<@${ben.id}> would like to ask you:\n> How do you \\*\\*rest\\*\\*?`);
    expect(board).toContain('Coming in');
    expect(thread.join()).not.toContain('Never mind');
    expect(thread.join()).not.toContain('of mine');
    expect(thread.join()).not.toContain('@everyone');
    await circle.hold();
    expect((await readsShared(ada)).split('nobody answers')).toHaveLength(2);
    const pinged = (await town.sandbox.client.ledger({ guild: circle.place.guild, kind: 'message' })).filter(
      ({ text, pinged: people }) => text.includes('would like to ask you') && people.length > 0,
    );
    expect(pinged).toEqual([]);
  });

  test('waits on when a session is not held', async () => {
    const circle = await aCircle(town);
    const [ada, ben, chidi] = circle.people;
    await asks(ada, 'Who would swap notes?');
    await town.passTo(new Date(circle.start.getTime() - 24 * 3_600_000));
    for (const person of [ada, ben, chidi]) await person.presses('Not this week', 'Spring 1');
    await town.passTo(new Date(circle.start.getTime() + 3_600_000));
    expect(await readsShared(ben)).toContain('We all rest this week');
    expect(await readsShared(ben)).not.toContain('swap notes');
    await town.passTo(new Date(circle.start.getTime() + 7 * 24 * 3_600_000 + 60_000));
    expect(await readsShared(ben)).toContain('> Who would swap notes?');
  });
});

describe('one’s own next step', () => {
  test('is seen by nobody else: at /circle, and with the answer to who says that they come; it can be changed and removed', async () => {
    const circle = await aCircle(town);
    const [ada, ben] = circle.people;
    const card = await writes(ada, await chooses(ada, 'My next step'), {
      by: 'Write it down',
      words: 'Ask for a week',
    });
    expect(textOf(card)).toContain('> Ask for a week');
    expect(textOf(await circleCard(ada))).toContain('Your own next step, which only you see: Ask for a week');
    await town.passTo(new Date(circle.start.getTime() - 24 * 3_600_000));
    expect(await said(await ada.presses('I’m coming', 'Spring 1'))).toContain('only you see: Ask for a week');
    expect(await said(await ben.presses('I’m coming', 'Spring 1'))).not.toContain('step');
    expect(textOf(await circleCard(ben))).not.toContain('Ask for a week');
    const changed = await writes(ada, await chooses(ada, 'My next step'), { by: 'Change it', words: 'Ask for two' });
    expect(textOf(changed)).toContain('> Ask for two');
    await shown(await press(ada, changed, 'Remove it'));
    expect(textOf(await circleCard(ada))).not.toContain('Your own next step');
    await town.settle();
    expect(await readsShared(ben)).not.toContain('Ask for');
  });
});

test('all of it can be written in a direct message, too', async () => {
  const circle = await aCircle(town);
  const [ada] = circle.people;
  const { id: channel } = await ada.acts.dmChannel();
  const card = await shown(await ada.acts.run({ channel, command: 'circle' }));
  const own = await shown(await set(ada.acts, card, { placeholder: 'For our next session', wanted: ['Bring a case'] }));
  const queued = await writes(ada, own, { by: 'I’d like to bring one', words: 'From afar' });
  expect(textOf(queued)).toContain('> From afar');
  expect(textOf(await shown(await press(ada, queued, 'Back to my circle')))).toContain('### Spring 1');
  expect(await queueOf(circle)).toEqual([{ user: ada.id, words: 'From afar' }]);
});

describe('whatever is typed', () => {
  test('more than fits is refused and given back, and what was kept before stays', async () => {
    const circle = await aCircle(town);
    const [ada] = circle.people;
    await asks(ada, 'First words');
    const form = await formFrom(ada, await chooses(ada, 'Ask the circle'), 'Change it');
    const long = `<@1> **long** ${'x'.repeat(3_900)}`;
    const answer = await heard(await sends(ada, form, long, true));
    expect(answer).toContain('That is more than fits');
    expect(answer).toContain('\\*\\*long\\*\\* xxx');
    expect(textOf(await chooses(ada, 'Ask the circle'))).toContain('> First words');
  });

  test('markdown, mentions and marks that turn a line round are only signs, for themselves too', async () => {
    const circle = await aCircle(town);
    const [ada] = circle.people;
    const card = await queuesCase(ada, '**big** <@1> \u202eabc שלום');
    expect(textOf(card)).toContain('\\*\\*big\\*\\* \\<\\@\u20601\\> abc שלום');
    expect(textOf(await circleCard(ada))).toContain('\\*\\*big\\*\\*');
  });

  test('pressed and sent twenty times at once, it is there once', async () => {
    const circle = await aCircle(town);
    const [ada] = circle.people;
    const card = await chooses(ada, 'Bring a case');
    const form = await formFrom(ada, card, 'I’d like to bring one');
    const form2 = await Promise.all(Array.from({ length: 19 }, () => formFrom(ada, card, 'I’d like to bring one')));
    await Promise.all([form, ...form2].map(async (one) => heard(await sends(ada, one, 'Once'))));
    expect(await queueOf(circle)).toEqual([{ user: ada.id, words: 'Once' }]);
  });
});
