import { buttonsOf, textOf, type Outcome } from '../../sandbox/client';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 2;

/** A circle that has just begun to come in, and its facilitator, who sits beside it. */
async function comingIn(): Promise<{ place: Place; ada: Somebody; fay: Somebody }> {
  const place = await town.openGuild({ people: 3 });
  const date = new Date(Date.UTC(2027, 2, days++));
  await place.launch({ date: date.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  const [ada] = place.people as [Somebody];
  const fay = await place.newcomer('Fay');
  await town.sandbox.client.addThreadMember({ channel: await ada.channel('Spring 1'), user: fay.id });
  await town.database.query(
    `INSERT INTO appointment (guild_id, cohort_id, user_id, role, group_id)
     SELECT guild_id, cohort_id, $1, 'facilitator', id FROM "group" WHERE guild_id = $2`,
    [fay.id, place.guild],
  );
  await town.passTo(new Date(date.getTime() + 18 * 3_600_000));
  return { place, ada, fay };
}

/** Runs /circle in the thread, and presses on the card it opens. */
async function cardOf(person: Somebody): Promise<{ text: string; press: (label: string) => Promise<string> }> {
  const channel = await person.channel('Spring 1');
  const { reply } = await (await person.acts.run({ guild: person.guild, channel, command: 'circle' })).settled();
  if (!reply) throw new Error('no card');
  const look = async () => (await person.acts.messages(channel)).find(({ id }) => id === reply.id);
  return {
    text: textOf(reply),
    async press(label) {
      const card = await look();
      const button = card && buttonsOf(card).find((each) => each.label === label);
      if (!button?.customId) throw new Error(`the card does not offer ${label}`);
      const outcome: Outcome = await person.acts.click({ channel, message: reply.id, customId: button.customId });
      const heard = await said(outcome);
      await town.settle();
      const after = await look();
      return `${heard}\n${after ? textOf(after) : ''}`;
    },
  };
}

test('the facilitator moves the circle on, gives more time, and ends the session, all from one card', async () => {
  const { ada, fay } = await comingIn();
  const card = await cardOf(fay);
  expect(card.text).toContain('right now');
  expect(card.text).toContain('You look after the time here');
  expect(await card.press('Move on')).toContain('You are at *Check-in*');
  expect((await boardOf(ada)).text).toContain('The floor is open');
  expect(await card.press('Move on')).toContain('You are at *A moment to write*');
  const until = async (): Promise<number> => Number(/<t:(\d+):t>/.exec((await boardOf(ada)).text)?.[1]);
  const planned = await until();
  await card.press('More time');
  expect((await until()) - planned).toBe(5 * 60);
  await town.pass({ minutes: 8 });
  expect((await boardOf(ada)).text).toContain('Everybody writes');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ada)).text).toContain('Open talk');
  const later = await cardOf(fay);
  expect(await later.press('End here')).toContain('The session is closed');
  expect((await boardOf(ada)).text).toContain('This session is over');
  expect(await ada.reads('Spring 1')).toContain('We close here for today');
  expect((await ada.reads('Spring 1')).split('\n---\n').at(-1)).toContain('You next meet');
});

test('more time for whoever has the floor: the gentle word comes later', async () => {
  const { ada, fay } = await comingIn();
  await town.pass({ minutes: 2 });
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await (await cardOf(fay)).press('More time');
  await town.pass({ minutes: 2 });
  expect(await ada.reads('Spring 1')).not.toContain('Finish your thought in peace');
  await town.pass({ minutes: 1 });
  expect(await ada.reads('Spring 1')).toContain('Finish your thought in peace');
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain('The floor is open');
});

test('a card that was overtaken changes nothing, shows how things stand, and can be pressed again', async () => {
  const { ada, fay } = await comingIn();
  const [one, other] = [await cardOf(fay), await cardOf(fay)];
  await one.press('Move on');
  const heard = await other.press('Move on');
  expect(heard).toContain('moved on a moment before');
  expect((await boardOf(ada)).text).toContain('Check-in');
  expect(await other.press('Move on')).toContain('A moment to write');
});

test('the moderators of the server look after every circle, from a pause too', async () => {
  const { place, ada } = await comingIn();
  await ada.presses('Pause', 'Spring 1');
  await town.settle();
  const card = await cardOf(place.host);
  expect(card.text).toContain('We pause');
  await card.press('Go on');
  expect((await boardOf(ada)).text).toContain('We begin');
  expect((await boardOf(ada)).buttons).toEqual(['Pause']);
});

test('a member whose turn it is not has no such buttons, and a forged one is refused with the next step', async () => {
  const { place, ada } = await comingIn();
  const [, ben] = place.people as [Somebody, Somebody];
  await expect((await cardOf(ben)).press('Move on')).rejects.toThrow('does not offer');
  const { message } = await boardOf(ada);
  const [, seen] = /session\.pause\.1\|(\d+\|\d+)/.exec(JSON.stringify(message.components)) ?? [];
  const channel = await ada.channel('Spring 1');
  for (const name of ['move-on', 'more-time', 'end']) {
    const customId = `session.${name}.1|${seen}`;
    const pressed = await ben.acts.click({ channel, message: message.id, customId, forge: true });
    expect(await said(pressed)).toContain('anybody may');
  }
  expect((await boardOf(ada)).text).toContain('Coming in');
});

test('a facilitator of another cohort of the server is nobody here', async () => {
  const { place, ada, fay } = await comingIn();
  await town.database.query(
    `WITH other AS (
       INSERT INTO cohort (guild_id, name, state, starts_on, group_size, programme)
       VALUES ($1, 'Summer', 'running', '2027-06-01', 6, 'first-circle') RETURNING id
     ) UPDATE appointment SET cohort_id = (SELECT id FROM other), group_id = NULL WHERE guild_id = $1`,
    [place.guild],
  );
  expect((await cardOf(fay)).text).toContain('in no circle just now');
  const { message } = await boardOf(ada);
  const [, seen] = /session\.pause\.1\|(\d+\|\d+)/.exec(JSON.stringify(message.components)) ?? [];
  const channel = await fay.channel('Spring 1');
  const pressed = await fay.acts.click({
    channel,
    message: message.id,
    customId: `session.end.1|${seen}`,
    forge: true,
  });
  expect(await said(pressed)).toContain('facilitator of this circle moves it on');
  expect((await boardOf(ada)).text).toContain('Coming in');
});
