import { aTown, boardOf, callsTo, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** Everybody takes the floor once, and lets it go. */
async function everybodySpeaks({ people }: Place): Promise<void> {
  const [ada] = people as [Somebody];
  for (const person of people) {
    const before = await callsTo(town, person);
    await person.presses('Take the turn', 'Spring 1');
    await town.settle();
    expect((await boardOf(ada)).text).toContain(`<@${person.id}> has the floor`);
    expect(await callsTo(town, person)).toBe(before + 1);
    await person.presses('Done', 'Spring 1');
    await town.settle();
  }
}

test('six people join, a circle is launched, and its first session is held from the reminder to the goodbye, and the next after a week', async () => {
  const place = await town.openGuild({ people: 6 });
  expect(await place.launch()).toContain('1 circle for 6 people');
  const [ada, ben] = place.people;
  if (!ada || !ben) throw new Error('nobody came');
  const start = Date.parse('2027-03-02T17:00:00Z') / 1000;

  expect(await ada.reads('Spring 1')).toContain('This thread is yours');
  await town.passTo('2027-03-01T17:00:00Z');
  expect(await ada.reads('Spring 1')).toContain(`meets next on <t:${start}:F>: *Arriving*`);
  expect(await ada.reads('Spring 1')).toContain('What part of your work did nobody ever explain to you?');
  await town.passTo('2027-03-02T16:50:00Z');
  expect(await ada.reads('Spring 1')).toContain(`meets at <t:${start}:t> (<t:${start}:R>): *Arriving*`);

  await town.passTo('2027-03-02T17:00:00Z');
  expect(await ada.reads('Spring 1')).toContain('Spring 1 begins: Arriving');
  expect(await ada.reads('Spring 1')).toContain('No live bids here');
  expect((await boardOf(ada)).text).toContain('Coming in');

  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('Check-in');
  expect((await boardOf(ada)).text).toContain('The floor is open');
  await everybodySpeaks(place);

  expect((await boardOf(ada)).text).toContain('Everybody writes, nobody sees');
  await town.pass({ minutes: 4 });
  expect((await boardOf(ada)).text).toContain('Open talk');
  expect((await boardOf(ada)).buttons).toEqual(['Take the turn', 'Pause']);
  await town.pass({ minutes: 35 });
  expect((await boardOf(ada)).text).toContain('One thing I take along');
  await everybodySpeaks(place);
  expect((await boardOf(ada)).text).toContain('One word for how you leave');
  await everybodySpeaks(place);

  expect((await boardOf(ada)).text).toContain('This session is over');
  const goodbye = (await ada.reads('Spring 1')).split('\n---\n').at(-1);
  expect(goodbye).toContain('notice one moment this week in which you had a question');
  expect(goodbye).toContain('That closes our session');
  expect(goodbye).toContain(`You next meet **<t:${start + 7 * 24 * 3600}:F>**`);

  await town.passTo('2027-03-09T17:02:00Z');
  expect(await ben.reads('Spring 1')).toContain('Spring 1 begins: Managing up');
  expect((await boardOf(ben)).text).toContain('How full is your plate today');
});
