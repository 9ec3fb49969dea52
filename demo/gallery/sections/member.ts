import { en } from '../../../bot/locales/en';
import type { Section } from '../scene';
import { answer, offers, place, says } from '../shots';
import { passes, presses, runs, until, writes } from '../steps';
import { aCircle, startsAt, thread } from './circle';

export const member: Section = {
  title: 'What a member meets',
  intro: 'A private thread, a word before each session, and one board that always shows how things stand.',
  scenes: [
    {
      name: 'circle-welcome',
      caption: 'The thread opens. Times stand on the reader’s own clock; this one is in Nairobi.',
      who: 'Wanjiru',
      steps: [aCircle],
      shows: place(thread, { begins: true }),
    },
    {
      name: 'why-here',
      caption:
        '*Why this circle?* below the welcome, or `/why` anywhere: what speaks for one’s own place, and nobody else’s.',
      who: 'Wanjiru',
      steps: [presses('Wanjiru', en.why.ask(), thread)],
      shows: answer(),
    },
    {
      name: 'day-before',
      caption: 'A day before, with a question to carry along. Whoever likes says whether they come.',
      who: 'Yasmine',
      steps: [until('2027-04-11T17:00:00Z')],
      shows: place(thread),
    },
    {
      name: 'not-this-week',
      caption: '*Not this week*: nobody asks why, and the next reminder does not call them.',
      who: 'Yasmine',
      steps: [presses('Yasmine', en.session.rsvp['not this week'](), thread)],
      shows: answer(),
    },
    {
      name: 'reminder',
      caption: 'Ten minutes before.',
      who: 'Amara',
      steps: [until('2027-04-12T16:50:00Z')],
      shows: place(thread),
    },
    {
      name: 'coming-in',
      caption: 'The session begins with two minutes of coming in.',
      who: 'Wanjiru',
      steps: [until(startsAt)],
      shows: place(thread, { from: says('begins'), count: 2 }),
    },
    {
      name: 'round-begins',
      caption: 'The check-in: the floor is open.',
      who: 'Wanjiru',
      steps: [until('2027-04-12T17:02:00Z')],
      shows: place(thread),
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
      caption: '*Take the turn*: a board of its own calls the one whose turn it is.',
      who: 'Wanjiru',
      steps: [passes({ seconds: 20 }), presses('Wanjiru', en.session.take(), thread)],
      shows: place(thread, { from: offers(en.session.done()), count: 1 }),
    },
    {
      name: 'board-held',
      caption: '*Raise hand*, while another speaks: the floor comes by itself.',
      who: 'Inês',
      steps: [presses('Inês', en.session.hand(), thread)],
      shows: answer(),
    },
    {
      name: 'soft-end',
      caption: 'When the time is up, nobody is cut off.',
      who: 'Wanjiru',
      steps: [
        passes({ seconds: 25 }),
        writes('Wanjiru', 'Curious. I have a concept note of two pages and six people who edit it.', thread),
        passes({ seconds: 45 }),
      ],
      shows: place(thread, { from: offers(en.session.done()), count: 2 }),
    },
    {
      name: 'paused',
      caption: 'Anybody may pause, and nobody reads who did.',
      who: 'Lukas',
      steps: [presses('Wanjiru', en.session.done(), thread), presses('Mei', en.session.pause(), thread)],
      shows: place(thread, { from: offers(en.session.resume()), count: 1 }),
    },
    {
      name: 'goodbye',
      caption: 'The session closes and says when the next one is; the thread stays.',
      who: 'Amara',
      steps: [presses('Mei', en.session.resume(), thread), until('2027-04-12T18:30:00Z')],
      shows: place(thread),
    },
    {
      name: 'next-session',
      caption: '`/circle`: when, where, what about, and who; also in a direct message.',
      who: 'Lukas',
      steps: [runs('Lukas', 'circle')],
      shows: answer(),
    },
    {
      name: 'own-data',
      caption: '`/mydata show`: everything that is held about oneself, in words, and in a file for machines.',
      who: 'Mei',
      steps: [runs('Mei', 'mydata show')],
      shows: answer(),
    },
    {
      name: 'erase',
      caption: '`/mydata erase` says what goes and what stays, before anything happens.',
      who: 'Mei',
      steps: [runs('Mei', 'mydata erase')],
      shows: answer(),
    },
    {
      name: 'left',
      caption: '`/leave`: one tap, no reason, and ten minutes to think again.',
      who: 'Inês',
      steps: [runs('Inês', 'leave')],
      shows: answer(),
    },
  ],
};
