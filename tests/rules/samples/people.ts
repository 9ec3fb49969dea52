import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as refused, words as said } from '../../../bot/locales/en/people';
import type { words as privacyWords } from '../../../bot/locales/en/privacy';
import type { refusals as rosterSayings, words as rosterWords } from '../../../bot/locales/en/rosters';
import type { Holdings } from '../../../bot/privacy/holdings';
import { beforeErasing, erased, myData, myDataFile } from '../../../bot/privacy/views';
import { cameBack, circleHas, leavingAnswer, waitsAgain } from '../../../bot/people/views';
import type { RosterPage, Told } from '../../../bot/rosters/roster';
import { rosterExport, rosterPage } from '../../../bot/rosters/views';
import { nastyName, start, twelve, type Samples } from './samples';

const told = (words: string): Told => ({
  called: words,
  languages: ['en', 'fr'],
  zone: 'America/Argentina/Buenos_Aires',
  wants: ['negotiation'],
  offers: ['budgets'],
  years: 3,
  since: start,
});
const hour = { zone: 'Europe/Paris', weekday: 1, minute: 1080 };
const [first = ''] = twelve;

export const roster: Samples<typeof rosterWords> = {
  title: (words) => [words, true],
  circle: (words) => [{ ...hour, name: words }, 12],
  member: (words) => [first, told(words)],
  waiting: () => [3],
  waits: (words) => [1, first, told(words)],
  foot: () => [1, 3],
  columns: {},
  exported: (words) => [words, 12, 'csv'],
};

export const words: Samples<typeof said> = {
  left: (words) => [words],
  whichCircle: () => [4],
  leavesFromInside: (nasty) => [nasty],
  undoGoesAlong: (nasty) => [nasty],
  cameBack: (words) => [words],
  circleStill: (words) => [{ name: words, minutes: 9 }],
  mayUndo: () => [9],
  circleHas: (words) => [{ name: words, people: 2, hasBegun: false }],
};

const application = (words: string): Holdings['applications'][number] => ({
  ...told(words),
  guildId: '1',
  state: 'waiting',
  submittedAt: start,
  agreedAt: start,
  agreement: '1',
  work: words,
  wish: words,
  employer: words,
  availability: [0, 1],
  noPlace: 'nobodyFree',
  noPlaceIn: '3',
  nominated: true,
  wrongCodes: 2,
  wrongSince: start,
  toldStanding: 'waiting',
  tellsDirectly: true,
  pausedUntil: start,
});
const seat = (words: string) => ({
  id: '9223372036854775807',
  guildId: '1',
  name: words,
  joinedAt: start,
  hasBegun: true,
  isOver: false,
  leftOut: true,
  unhurried: true,
  inviteIn: false,
  pausedUntil: start,
});

const written = (words: string): Holdings['brought'][number] => ({
  ...{ circle: words, kind: 'case', words, askedAt: start, startsAt: null, isShared: false },
});

const preference = (words: string): Holdings['preferences'][number] => ({
  ...{ guildId: '1', background: words, notAlone: [words], employers: [words], colleaguesOk: true },
});
const reportOf = (line: string): Holdings['reports'][number] => ({
  ...{ guildId: '1', code: 'R-7F3K-9XQ2', messageAt: start, at: start, state: 'draft', line, isNamed: true },
});
const madeCode = (words: string): Holdings['nominations'][number] => ({
  ...{ guildId: '1', madeAt: start, expiresAt: start, words, isSigned: true, invite: 'aBcDeFgH' },
});

export const privacy: Samples<typeof privacyWords> = {
  application: (words) => [application(words)],
  otherServers: () => [2],
  circle: (words) => [seat(words)],
  role: (words) => [{ guildId: '1', cohort: words, role: 'facilitator', circle: words }],
  coming: (words) => [{ circle: words, startsAt: start, answer: 'late' }],
  facilitates: (words) => [{ circle: words, startsAt: start }],
  offer: (words) => [{ circle: words, startsAt: start, isTheirs: true }],
  round: (words) => [{ circle: words, startsAt: start, hasTheFloor: true }],
  written: (words) => [{ circle: words, words }],
  brought: (words) => [{ ...written(words), kind: 'helped', isShared: true }],
  catchUp: (words) => [{ circle: words, startsAt: start, offeredAt: start, words, isPosted: true }],
  cases: (words) => [{ cohort: words, times: 2, lastAt: start }],
  rosterChange: (words) => [{ cohort: words, at: start, kind: 'move', isTheirs: false, isDone: true, reason: null }],
  smallerGroups: (words) => [{ circle: words, others: 4, times: 6, inOtherSize: 1, wentFirst: 2 }],
  preference: (words) => [preference(words)],
  named: () => [{ guildId: '1', user: '2', kind: 'apart' }],
  report: (words) => [reportOf(words)],
  reported: (words) => [{ guildId: '1', messageAt: start, words }],
  nomination: (words) => [madeCode(words)],
  objection: (words) => [{ circle: words, words }],
  proposal: (words) => [{ cohort: words, madeAt: start }],
  vote: (words) => [{ circle: words, answer: 'rather not', closesAt: start }],
  askedAbout: (words) => [{ cohort: words, closesAt: start }],
  foundIn: (words) => [{ circle: words, belongs: true }],
  notes: () => [3],
  willGo: () => [2],
};

export const refusals: Samples<typeof rosterSayings & typeof refused> = {
  seatIsGone: () => [true],
  whichCohort: (words) => [[words, words]],
  notYourCohort: (words) => [words, [words]],
};

const listed = twelve.map((user) => ({ user, told: told(nastyName) }));
const fullest: RosterPage = {
  cohort: { id: '3', name: nastyName, isOver: true },
  page: 1,
  pages: 400,
  sections: Array.from({ length: 15 }, () => ({
    circle: { ...hour, name: nastyName },
    ...{ size: 12, from: 0, people: listed.slice(0, 1) },
  })),
};
const full: RosterPage = {
  ...fullest,
  sections: [
    { circle: { ...hour, name: nastyName }, size: 12, from: 0, people: listed },
    { circle: null, size: 5_000, from: 4_990, people: listed.slice(0, 3) },
  ],
};
const empty: RosterPage = {
  ...{ ...fullest, page: 0, pages: 1 },
  sections: [
    { circle: { ...hour, name: nastyName }, size: 0, from: 0, people: [] },
    { circle: null, size: 0, from: 0, people: [] },
  ],
};

const circle = { id: '9223372036854775807', name: nastyName, hasBegun: true };

const ten = <T>(one: T): T[] => Array.from({ length: 10 }, () => one);
const everything: Holdings = {
  applications: ten(application('@'.repeat(300))),
  circles: ['1', '2', '3', '4', '5', '6'].map((id) => ({ ...seat(nastyName), id })),
  roles: ten({ guildId: '1', cohort: nastyName, role: 'facilitator', circle: nastyName }),
  coming: ten({ circle: nastyName, startsAt: start, answer: 'not this week' }),
  facilitates: ten({ circle: nastyName, startsAt: start }),
  offers: ten({ circle: nastyName, startsAt: start, isTheirs: false }),
  written: ten({ circle: nastyName, words: nastyName }),
  rounds: ten({ circle: nastyName, startsAt: start, hasTheFloor: false }),
  brought: ten(written('@'.repeat(300))),
  catchUps: ten({ circle: nastyName, startsAt: start, offeredAt: start, words: '', isPosted: false }),
  cases: ten({ cohort: nastyName, times: 2, lastAt: start }),
  rosterChanges: ten({ cohort: nastyName, at: start, kind: 'move', isTheirs: true, isDone: true, reason: nastyName }),
  smallerGroups: ten({ circle: nastyName, others: 4, times: 6, inOtherSize: 1, wentFirst: 2 }),
  preferences: ten(preference('@'.repeat(60))),
  named: ten({ guildId: '1', user: '9223372036854775807', kind: 'with' }),
  reports: ten(reportOf('@'.repeat(300))),
  reported: ten({ guildId: '1', messageAt: start, words: nastyName }),
  nominations: ten(madeCode(nastyName)),
  votes: ten({ circle: nastyName, answer: 'yes', closesAt: start }),
  askedAbout: ten({ cohort: nastyName, closesAt: start }),
  foundIn: ten({ circle: nastyName, belongs: false }),
  objections: ten({ circle: nastyName, words: nastyName }),
  proposals: ten({ cohort: nastyName, madeAt: start }),
  alarms: ten({ job: 'people.forget', dueAt: start }),
  notes: ten({ about: 'group:1:1:member:1', state: 'done' }),
};
const nothing: Holdings = {
  applications: [],
  circles: [],
  roles: [],
  coming: [],
  facilitates: [],
  offers: [],
  rounds: [],
  written: [],
  brought: [],
  catchUps: [],
  cases: [],
  smallerGroups: [],
  rosterChanges: [],
  preferences: [],
  named: [],
  reports: [],
  reported: [],
  nominations: [],
  objections: [],
  proposals: [],
  foundIn: [],
  votes: [],
  askedAbout: [],
  alarms: [],
  notes: [],
};

export const messages: [string, Message][] = [
  ['a page of a roster', rosterPage(en, full)],
  ['the fullest page of a roster', rosterPage(en, fullest)],
  ['an empty roster', rosterPage(en, empty)],
  ['the answer to who has left', leavingAnswer(en, { left: 'circle', circle, wasLast: true })],
  [
    'the answer to who has left one of several',
    leavingAnswer(en, { left: 'circle', circle: { ...circle, hasBegun: false }, wasLast: false }),
  ],
  ['the answer to who has left the way in', leavingAnswer(en, { left: 'way in', before: null })],
  ['the answer to who has left the list', leavingAnswer(en, { left: 'list', before: null })],
  [
    'the answer to who has left the list after a circle',
    leavingAnswer(en, { left: 'list', before: { circle, minutes: 9 } }),
  ],
  [
    'the answer to who has left the way in after a circle that had not begun',
    leavingAnswer(en, { left: 'way in', before: { circle: { ...circle, hasBegun: false }, minutes: 1 } }),
  ],
  [
    'the choice of a circle to leave',
    leavingAnswer(en, {
      left: 'nothing yet',
      circles: ['1', '2', '3', '4'].map((id) => ({ ...circle, id })),
      inside: circle,
    }),
  ],
  [
    'the question in the thread of the circle to leave',
    leavingAnswer(en, { left: 'nothing yet', circles: [circle], inside: circle }),
  ],
  ['the answer to who came back', cameBack(en, circle)],
  ['the answer to who waits again', waitsAgain(en)],
  ['the number the moderators hear', circleHas(en, { name: nastyName, people: 2, hasBegun: true, cohort: '2' })],
  ['everything that is held about somebody', myData(en, everything).reply],
  ['everything that is held about somebody, as a file', myDataFile(en, everything).reply],
  ['nothing that is held about somebody', myData(en, nothing).reply],
  ['what is asked before erasing', beforeErasing(en, everything)],
  ['what is said after erasing', erased(en)],
  ['the answer to an export', rosterExport(en, { cohort: full.cohort, circles: [], waiting: listed }, 'csv').reply],
];
