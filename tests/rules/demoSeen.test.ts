import { en } from '../../bot/locales/en';
import { seenIn, seenRows } from '../../demo/seen';
import type { SeenMessage } from '../../sandbox/client';

/** What the demo says at its end of what there was to see, also where somebody at the page changed its course. */

let made = 0;
const message = (content: string, p: Partial<SeenMessage> = {}): SeenMessage => ({
  ...{ id: String(++made), channel: '1', content, embeds: [], components: [], attachments: [], flags: 0 },
  ...{ author: { id: '9', name: 'Grove', bot: true }, ephemeral: false, pinged: [], town_time: '2027-04-12T18:00:00Z' },
  ...p,
});
const label = en.session.rsvp.coming();
const reminder = message('Tomorrow', {
  components: [{ type: 1, components: [{ type: 2, style: 1, label, custom_id: 'x' }] }],
});
const turn = message('<@5>, the floor is yours.', { pinged: ['5'] });
const ofAda = message('Hello', { author: { id: '5', name: 'Ada', bot: false } });
const goodbye = message(en.session.goodbye.finished());

test('a session counts once its goodbye was seen, and each message from Grove at once', () => {
  const thread = [reminder, turn, ofAda, goodbye, reminder, turn];
  expect(seenIn([thread, [reminder, turn, turn, goodbye]])).toEqual({ sent: 9, sessions: 2, turns: 3 });
});

test('a session that nobody was reminded of is none from a reminder to a goodbye', () => {
  expect(seenIn([[turn, goodbye, reminder, goodbye]])).toEqual({ sent: 4, sessions: 1, turns: 0 });
});

test('what was seen of a story that ran as it was written is told in full', () => {
  expect(seenRows({ sent: 90, sessions: 6, turns: 40 }, true)).toEqual([
    ['Sessions', '6, each from a reminder to a goodbye, with 40 turns taken'],
    ['Messages', '90 from Grove, each once, read only by whom they are for'],
  ]);
});

test('of a story that somebody changed nothing is said that was not looked at, and of nothing no line', () => {
  expect(seenRows({ sent: 7, sessions: 0, turns: 0 }, false)).toEqual([['Messages', '7 from Grove']]);
  expect(seenRows({ sent: 7, sessions: 1, turns: 1 }, false)[0]).toEqual([
    'Sessions',
    'one from a reminder to a goodbye, with one turn taken',
  ]);
  expect(seenRows({ sent: 0, sessions: 0, turns: 0 }, false)).toEqual([]);
});
