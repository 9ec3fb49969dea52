import { aTown, boardOf, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

test('six people join, a circle is launched, and its first round is held from the reminder to the goodbye', async () => {
  const place = await town.openGuild({ people: 6 });
  expect(await place.launch()).toContain('1 circle for 6 people');
  const [ada, ben] = place.people;
  if (!ada || !ben) throw new Error('nobody came');

  expect(await ada.reads('Spring 1')).toContain('This thread is yours');
  await town.passTo('2027-03-02T16:50:00Z');
  expect(await ada.reads('Spring 1')).toContain(`meets <t:${Date.parse('2027-03-02T17:00:00Z') / 1000}:R>`);

  await town.passTo('2027-03-02T17:00:00Z');
  expect((await boardOf(ada)).text).toContain('The floor is open');

  for (const person of place.people) {
    await person.presses('Take the turn', 'Spring 1');
    await town.settle();
    expect((await boardOf(ada)).text).toContain(`<@${person.id}> has the floor`);
    expect(await ada.reads('Spring 1')).toContain(`<@${person.id}>, the floor is yours`);
    await person.presses('Done', 'Spring 1');
    await town.settle();
  }
  expect((await boardOf(ada)).text).toContain('This round is over');
  expect(await ada.reads('Spring 1')).toContain('That closes our round');
});
