import { textOf } from '../../sandbox/client';
import { createLog } from '../../bot/common/log';
import { aTown, boardOf, callsTo, said, type Place, type Somebody, type Town } from '../support/town';

const lines: string[] = [];
let town: Town;
beforeAll(async () => {
  town = await aTown({ log: createLog('trace', { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => town.stop());

let days = 2;

/** A circle that has just begun to come in; each story has a day of its own. */
async function comingIn(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody] }> {
  const place = await town.openGuild({ people: 3 });
  const date = new Date(Date.UTC(2027, 2, days++));
  await place.launch({ date: date.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  await town.passTo(new Date(date.getTime() + 18 * 3_600_000));
  return { place, circle: place.people as unknown as [Somebody, Somebody, Somebody] };
}

const count = (text: string, words: string): number => text.split(words).length - 1;

test('a shy member pauses: the circle reads that it pauses, nobody reads or keeps who did, and time stands still', async () => {
  const { circle } = await comingIn();
  const [ada, ben] = circle;
  await town.pass({ minutes: 1 });
  const before = lines.length;
  await ada.presses('Pause', 'Spring 1');
  await town.settle();
  expect(lines.slice(before).join('')).not.toContain(ada.id);
  expect(lines.slice(before).join('')).not.toContain('session.pause');

  const board = await boardOf(ben);
  expect(board.text).toContain('We pause');
  expect(board.buttons).toEqual(['Go on']);
  // It stands at the end of the thread, on a message of its own, and names nobody.
  const thread = (await ben.reads('Spring 1')).split('\n---\n');
  expect(thread.at(-1)).toContain('We pause');
  expect(thread.at(-1)).not.toContain('<@');
  expect(thread.at(-2)).toContain('**Coming in**');

  await town.pass({ minutes: 20 });
  expect((await boardOf(ben)).text).toContain('We pause');
  await ben.presses('Go on', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain('Coming in');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ben)).text).toContain('The floor is open');
});

test('whoever had the floor has it after the pause too, with the time that was left', async () => {
  const { circle } = await comingIn();
  const [ada, ben, chidi] = circle;
  await town.pass({ minutes: 2 });
  await ada.presses('Take the turn', 'Spring 1');
  await town.pass({ minutes: 0.5 });
  await chidi.presses('Pause', 'Spring 1');
  await town.settle();
  await town.pass({ minutes: 10 });
  expect(await ben.reads('Spring 1')).not.toContain('Finish your thought in peace');
  expect(await said(await ben.presses('Go on', 'Spring 1'))).not.toContain('quicker');
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor,`);
  // Called when they got it, and again after the pause.
  expect(await callsTo(town, ada)).toBe(2);
  await town.pass({ minutes: 0.4 });
  expect((await boardOf(ben)).text).not.toContain('Finish your thought in peace');
  await town.pass({ minutes: 0.1 });
  expect(count(await ben.reads('Spring 1'), 'Finish your thought in peace')).toBe(1);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain('The floor is open');
});

test('two press Pause at the same moment: there is one pause, and whoever came second is told so kindly', async () => {
  const { circle } = await comingIn();
  const [ada, ben, chidi] = circle;
  const pressed = await Promise.all([ada, ben].map((one) => one.presses('Pause', 'Spring 1')));
  await town.settle();
  expect((await Promise.all(pressed.map(said))).join('')).toContain('We are pausing');
  const sheets = async (): Promise<number> => {
    const thread = (await chidi.sees('Spring 1')).filter(({ ephemeral }) => !ephemeral).map(textOf);
    return thread.filter((text) => /^(### |\*\*|-# )Coming in/.test(text)).length;
  };
  expect((await boardOf(chidi)).text).toContain('We pause');
  // That of those who come in, and that of the pause.
  expect(await sheets()).toBe(2);
  const again = await Promise.all([ada, chidi].map((one) => one.presses('Go on', 'Spring 1')));
  await town.settle();
  expect((await Promise.all(again.map(said))).join('')).toContain('going on already');
  expect((await boardOf(chidi)).text).toContain('We begin');
  expect(await sheets()).toBe(3);
});

test('a pause from which nobody comes back closes the session after an hour, kindly', async () => {
  const { circle } = await comingIn();
  const [ada, ben] = circle;
  await ada.presses('Pause', 'Spring 1');
  await town.pass({ minutes: 59 });
  expect((await boardOf(ben)).text).toContain('We pause');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ben)).text).toContain('This session is over');
  expect(await ben.reads('Spring 1')).toContain('We did not come back from our pause, and that is fine');
});

test('somebody who is in no circle here cannot pause one', async () => {
  const { place, circle } = await comingIn();
  const [ada] = circle;
  const outsider = await place.newcomer('Zoe');
  const { message } = await boardOf(ada);
  const [, customId] = /"custom_id":"(session\.pause\.1\|\d+\|\d+)"/.exec(JSON.stringify(message.components)) ?? [];
  const [welcome] = await outsider.sees('welcome');
  const pressed = await outsider.acts.click({
    channel: await outsider.channel('welcome'),
    message: welcome?.id ?? '',
    customId: customId ?? '',
    forge: true,
  });
  expect(await said(pressed)).toContain('for the people of this circle');
  expect((await boardOf(ada)).text).not.toContain('We pause');
});
