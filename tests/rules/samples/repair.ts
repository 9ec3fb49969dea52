import {
  circleChanges,
  circleEnds,
  placesShown,
  repairFollowed,
  repairsShown,
} from '../../../bot/cohorts/repair/views';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/repair';
import type { Proposal } from '../../../bot/matching/repair/plain';
import { group, nastyName, start, twelve, type Samples } from './samples';

const [ada = '', ben = ''] = twelve;
const hour = { weekday: 1, time: '18:00', zone: 'America/Port-au-Prince' };
const stuck = { people: 2, because: { waiting: 'notTogether', groups: 'notTogether' } } as const;

export const words: Samples<typeof said> = {
  yes: () => [3],
  ask: () => [3, 2],
  more: () => [1, 2],
  title: (words) => [words, 2],
  allWell: (words) => [words],
  stuck: (words) => [words, stuck],
  offer: (words) => [
    2,
    {
      circle: words,
      people: 2,
      moves: twelve.map((user, at) => ({ user, from: at < 6 ? words : null, to: words })),
      closes: words,
      newHour: hour,
      moved: 6,
      newFaces: 6,
      newTimes: [{ from: hour, to: { ...hour, weekday: 2 }, people: 6 }],
      thins: true,
      skills: [words],
      fit: { before: 0.61, after: 0.7 },
    },
  ],
  done: (words) => [{ people: twelve, targets: [words, 'Spring 2'], closes: words }],
  places: (words) => [words, ada, 2],
  place: (words) => [1, { name: words, hour, people: 5, skills: [words], languages: [words], fit: 0.8, gain: 0.7 }],
  noPlace: (words) => [words, ada, { none: 'notFree', withRoom: 4, free: 0 }],
  welcome: () => [{ come: twelve, moved: [ada], hour }],
  goOnElsewhere: () => [[ada]],
  withYouAgain: () => [twelve],
  goBack: () => [twelve],
  meetAnew: () => [hour, twelve],
  next: () => [start],
  ends: (words) => [
    words,
    [
      { name: words, thread: null, people: twelve },
      { name: words, thread: '40', people: [ada] },
    ],
  ],
};

export const refusals: Samples<typeof sayings> = {
  notRunning: (words) => [words],
  nothingToCome: (words) => [words],
  repairOvertaken: (words) => [words],
  placeOvertaken: (words) => [words],
  doesNotWait: () => [ada],
  pausesNow: () => [ada],
  agreesFirst: () => [twelve],
  circleMeetsNow: (words) => [words],
};

const seat = { zone: 'Europe/Paris', weekday: 1, minute: 1080, threadId: '40', givenUpAt: null };
const circles = ['30', '31', '32', '33'].map((id) =>
  Object.assign(structuredClone(group), {
    ...seat,
    id,
    name: nastyName,
    members: twelve,
    slot: { tz: 'UTC', day: 1, minute: 1080 },
  }),
);
const cohort = { id: '2', name: nastyName };
const proposal: Proposal = {
  way: 'newHour',
  group: 0,
  moves: twelve.map((person) => ({ person, from: 0, to: 1 })),
  moved: 12,
  closes: 0,
  outcome: [{ group: 1, members: twelve, slot: { tz: 'Europe/Paris', day: 2, minute: 1110 } }],
  hourChanges: 12,
  stayersHourChanges: 6,
  newTimes: [1, 2].map((day) => ({
    ...{ from: { tz: 'Europe/Paris', day, minute: 1080 }, people: 6 },
    to: { tz: 'Europe/Paris', day: 2, minute: 1110 },
  })),
  fit: { before: 6, after: 7 },
  meanFit: { before: 0.6, after: 0.7 },
  skills: ['negotiation', 'budgets'],
  thins: true,
};
const repairing = {
  way: 'newHour',
  circle: '30',
  moves: twelve.map((user) => ({ user, from: '30', to: '31' })),
  closes: '30',
  newHour: { circle: '31', slot: { tz: 'Europe/Paris', day: 2, minute: 1110 } },
  touches: circles.slice(0, 2).map(({ id, members }) => ({ circle: id, members })),
} as const;
const offers = (many: number) =>
  Array.from({ length: many }, (_, at) => ({ key: `00000000000000${10 + at}`, proposal, repairing }));
const repairs = (many: number, asks = true) => ({
  ...{ cohort, circles, asks, page: 0 },
  offers: offers(many),
  stuck: Array.from({ length: many }, () => ({ name: nastyName, ...stuck })),
});
const place = { group: 0, people: 5, gain: 0.9, fit: 0.8, skills: ['budgets'], languages: ['en'] };
const places = { cohort, circles, user: ada, asks: true };

export const messages: [string, Message][] = [
  ['what would help', repairsShown(en, repairs(3, false))],
  ['what would help, page by page, when people are asked first', repairsShown(en, repairs(9))],
  ['nothing that has to be helped', repairsShown(en, repairs(0))],
  ['the answer to a yes', repairFollowed(en, { did: 'follow', circles, repairing })],
  [
    'the places of somebody who comes late',
    placesShown(en, { ...places, late: { best: place, others: [1, 2, 3].map((group) => ({ ...place, group })) } }),
  ],
  [
    'no place for somebody who comes late',
    placesShown(en, { ...places, late: { none: 'notTogether', withRoom: 2, free: 1 } }),
  ],
  [
    'what a circle reads that goes on',
    circleChanges(en, {
      ...{
        group: '31',
        hour: seat,
        go: [ben],
        next: start,
        newHour: { ...seat },
        stay: twelve.slice(6),
        undoes: false,
      },
      come: twelve.slice(0, 6).map((user) => ({ user, from: '30' })),
    }),
  ],
  [
    'what a circle reads of an undo',
    circleChanges(en, {
      ...{ group: '31', hour: seat, go: [ben], next: start, newHour: null, stay: twelve.slice(6), undoes: true },
      come: twelve.slice(0, 6).map((user) => ({ user, from: '30' })),
    }),
  ],
  [
    'what a circle reads that ends',
    circleEnds(en, { name: nastyName, goingTo: [{ name: nastyName, thread: '40', people: twelve }] }),
  ],
];
