import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, offers, place, says } from '../shots';
import { passes, presses, until, writes } from '../steps';
import { aCircle, startsAt, thread } from './circle';

export const member: Section = {
  title: 'What a member meets',
  intro: 'A private thread, a word before each session, and one board that always shows how things stand.',
  scenes: [
    {
      name: 'circle-welcome',
      caption: 'The thread opens. Times stand on the reader’s own clock; this one is in Kolkata.',
      who: 'Priya',
      steps: [aCircle],
      shows: place(thread, { begins: true }),
    },
    {
      name: 'reminder',
      caption: 'Ten minutes before.',
      who: 'Amara',
      steps: [until('2027-03-02T16:50:00Z')],
      shows: place(thread),
    },
    {
      name: 'round-begins',
      caption: 'The session begins, and the floor is open.',
      who: 'Priya',
      steps: [until(startsAt)],
      shows: place(thread, { from: says('begins'), count: 2 }),
    },
    {
      name: 'passed',
      caption: '*Pass for now*: answered to the one who pressed, and to nobody else.',
      who: 'Mei',
      steps: [presses('Mei', en.session.pass(), thread)],
      shows: answer(),
    },
    {
      name: 'your-turn',
      caption: '*Take the turn*: said to the one whose turn it is.',
      who: 'Priya',
      steps: [passes({ seconds: 20 }), presses('Priya', en.session.take(), thread)],
      shows: place(thread),
    },
    {
      name: 'board-held',
      caption: 'The board meanwhile, as the others see it.',
      who: 'Tomás',
      steps: [],
      shows: place(thread, { from: offers(en.session.done()), count: 1 }),
    },
    {
      name: 'soft-end',
      caption: 'When the time is up, nobody is cut off.',
      who: 'Priya',
      steps: [
        passes({ seconds: 25 }),
        writes('Priya', 'Tired, and glad to be here. A reviewer wrote “unclear why you” on our bid.', thread),
        passes({ seconds: 45 }),
      ],
      shows: place(thread, { count: 2 }),
    },
    {
      name: 'goodbye',
      caption: 'Nobody else would like the floor: the round closes, the thread stays.',
      who: 'Amara',
      steps: [presses('Priya', en.session.done(), thread), passes({ minutes: 30 })],
      shows: place(thread),
    },
  ],
};
