import { en } from '../../../bot/locales/en';
import type { Name, Section, Step } from '../scene';
import { direct, form, offers, own, place, says } from '../shots';
import {
  all,
  chooses,
  entersRoom,
  fills,
  leavesRoom,
  passes,
  presses,
  runs,
  submits,
  until,
  untilReads,
  writes,
} from '../steps';
import { aCircleFor, thread } from './circle';
import { aTroika, inTheirThree, three } from './threes';

/** Six weeks of one circle, as its members see them. */

const { session, bringing, facilitator } = en;
const room = 'Room of Spring 1';

/** The check-in of a session: one takes the turn, and the others let it go by. */
const speaks = (name: Name, words: string, at: string): Step =>
  all(
    until(at),
    presses(name, session.take(), thread),
    writes(name, words, thread),
    presses(name, session.done(), thread),
  );

/** From one's own card to what one has written there. */
const puts = (name: Name, p: { by: string; field: string; words: string }): Step =>
  fills(name, { label: p.by, where: thread, fields: { [p.field]: p.words } });

const writesForAll = (name: Name, words: string): Step =>
  fills(name, { label: session.write(), where: thread, fields: { [session.writeLabel()]: words } });

const everybody: readonly Name[] = ['Amara', 'Lukas', 'Wanjiru', 'Mei', 'Inês', 'Yasmine'];

/** Who sits in which three is left to chance, and to who has met whom. */
const names = /@\p{L}+|Spring 1 · \d/gu;

const question = 'What would happen if the answer came a day later?';

export const formats: Section = {
  title: 'What a circle does',
  intro: 'Some moments of six weeks: in turn and in silence, in threes, in the thread or in a voice room.',
  scenes: [
    {
      name: 'hand-raised',
      caption: 'Whose hand is up is called by itself; *Next* says who follows.',
      who: 'Mei',
      steps: [
        aCircleFor(6),
        until('2027-04-12T17:02:00Z'),
        presses('Wanjiru', session.take(), thread),
        presses('Inês', session.hand(), thread),
        presses('Lukas', session.hand(), thread),
        presses('Wanjiru', session.done(), thread),
        passes({ seconds: 10 }),
      ],
      shows: place(thread, { from: offers(session.done()), count: 1 }),
    },
    {
      name: 'voice-room',
      caption: 'Who likes to speak meets in a room; who writes is read out there by whoever likes.',
      who: 'Lukas',
      steps: [entersRoom('Lukas', { room, where: thread, reads: 'In our room' }), passes({ seconds: 30 })],
      shows: place(thread, { from: offers(session.done()), count: 1 }),
    },
    {
      name: 'what-helped',
      caption: '*What helped me*, after the close: one’s own, until one says yes a second time.',
      who: 'Mei',
      steps: [
        leavesRoom('Lukas'),
        presses('Inês', session.done(), thread),
        untilReads('Mei', session.goodbye.finished(), thread),
        presses('Mei', bringing.helped.label(), thread),
        puts('Mei', {
          by: bringing.helped.write(),
          field: bringing.helped.field(),
          words: 'That nobody minded when I only listened.',
        }),
        presses('Mei', bringing.helped.share(), thread),
      ],
      shows: own(),
    },
    {
      name: 'own-step',
      caption: '*My next step*: for oneself, and nobody asks about it.',
      who: 'Lukas',
      steps: [
        presses('Lukas', bringing.step.label(), thread),
        puts('Lukas', {
          by: bringing.step.write(),
          field: bringing.step.field(),
          words: 'Ask which of the two bids comes first.',
        }),
      ],
      shows: own(),
    },
    {
      name: 'catch-up',
      caption: '*Catch-up note*: whoever offers writes it, and sees it before the others do.',
      who: 'Yasmine',
      steps: [
        presses('Yasmine', bringing.note.label(), thread),
        presses('Yasmine', bringing.note.offer(), thread),
        puts('Yasmine', {
          by: bringing.note.write(),
          field: bringing.note.field(),
          words: 'We talked about what we had to find out alone. Next week: saying what we carry.',
        }),
      ],
      shows: own(),
    },
    {
      name: 'bring-case',
      caption: '`/circle`, then *Bring a case*: one line, or none.',
      who: 'Inês',
      steps: [
        runs('Inês', 'circle', {}, thread),
        chooses('Inês', [bringing.case.label()], thread),
        puts('Inês', {
          by: bringing.case.write(),
          field: bringing.case.field(),
          words: 'A client who only ever asks for a lower price.',
        }),
      ],
      shows: own(),
    },
    {
      name: 'time-yours',
      caption: '`/circle` of the one who looks after the time next: what it means, and how to hand it on.',
      who: 'Lukas',
      steps: [runs('Lukas', 'circle', {}, thread)],
      shows: own(),
    },
    {
      name: 'time-offered',
      caption: 'Offered to the circle: whoever likes says yes, and no answer is fine.',
      who: 'Mei',
      steps: [chooses('Lukas', [facilitator.choice.circle()], thread)],
      shows: place(thread, { from: offers(facilitator.yes()), count: 1 }),
    },
    {
      name: 'invited-in',
      caption: 'Who has asked for it at `/circle` is invited in, when it is quiet. Nobody else knows.',
      who: 'Mei',
      steps: [
        runs('Mei', 'circle', {}, thread),
        chooses('Mei', [session.eases['invite in']()], thread),
        speaks('Amara', 'Full, with a little air at the edges.', '2027-04-19T17:02:00Z'),
        passes({ minutes: 2 }),
      ],
      shows: direct(),
    },
    {
      name: 'in-threes',
      caption: 'In threes: the board says where everybody goes, and when the circle meets again.',
      who: 'Mei',
      steps: [untilReads('Mei', 'We go into threes', thread), passes({ seconds: 20 })],
      shows: place(thread, { from: says('We go into threes'), count: 1 }),
      varies: names,
    },
    {
      name: 'a-three',
      caption: 'Their own thread opens, with a board of its own.',
      who: 'Mei',
      steps: [],
      shows: three((where) => place(where, { from: says('Your group') })),
      varies: names,
    },
    {
      name: 'sealed-card',
      caption: '*My card*: only the one who plays it reads it.',
      who: 'Mei',
      steps: [inTheirThree('Mei', (where) => presses('Mei', session.myCard(), where))],
      shows: own(),
      varies: /(?<=Your card: ).*/gu,
    },
    {
      name: 'only-listens',
      caption: 'Troika: the one whose thing it is only listens, while the others think aloud.',
      who: 'Mei',
      steps: [
        until('2027-04-25T17:00:00Z'),
        aTroika,
        ...everybody.map((name) => presses(name, session.rsvp.coming(), thread)),
        speaks('Amara', 'Steady.', '2027-04-26T17:02:00Z'),
        untilReads('Mei', 'We go into threes', thread),
        passes({ seconds: 20 }),
        inTheirThree('Mei', (where) => untilReads('Mei', 'only listens now', where)),
      ],
      shows: three((where) => place(where, { from: says('only listens now'), count: 1 })),
      varies: names,
    },
    {
      name: 'hold-form',
      caption: 'Everybody writes, and nobody sees; then all of it appears together.',
      who: 'Mei',
      steps: [
        speaks('Amara', 'Tired, and glad to be here.', '2027-05-10T17:02:00Z'),
        untilReads('Inês', 'has the floor,** for about 5 minutes', thread),
        presses('Inês', session.done(), thread),
        untilReads('Inês', 'The others write', thread),
        presses('Mei', session.write(), thread),
      ],
      shows: form({ [session.writeLabel()]: question }),
    },
    {
      name: 'what-helps',
      caption: 'All together: the questions, and whoever brought the case marks which of them help.',
      who: 'Inês',
      steps: [
        submits('Mei', { [session.writeLabel()]: question }),
        writesForAll('Lukas', 'When did they last ask for something else?'),
        writesForAll('Wanjiru', 'How would you like that talk to end?'),
        untilReads('Inês', session.allTogether(), thread),
        passes({ seconds: 10 }),
      ],
      shows: place(thread, { from: says(session.allTogether()) }),
      varies: /@(?:Lukas|Mei|Wanjiru): [^?]*\?|(?<=Menu: What helps … \()[^)]*/gu,
    },
  ],
};
