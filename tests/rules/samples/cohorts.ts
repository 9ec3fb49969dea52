import type { Mended } from '../../../bot/cohorts/mending';
import { circlesAgreed, circlesProposed } from '../../../bot/cohorts/proposalViews';
import { noDecisions } from '../../../bot/cohorts/rules/decisions';
import type { Plan } from '../../../bot/cohorts/rules/plan';
import { cohortShown } from '../../../bot/cohorts/showViews';
import * as views from '../../../bot/cohorts/views';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { shown as shownWords, words as circleWords } from '../../../bot/locales/en/circles';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/cohorts';
import type { words as threadWords } from '../../../bot/locales/en/threads';
import { Cohort } from '../../../entities';
import { group, nastyName as name, start, twelve, type Samples } from './samples';

const [ada = '', ben = ''] = twelve;
const planOf = (name: string): Plan => ({
  name,
  startsOn: '2027-03-01',
  asked: null,
  hour: { time: '18:00', zone: 'Europe/Paris', firstSession: start, firstTime: '18:00' },
  weeks: 6,
  size: 6,
  programme: 'first-circle',
});
const mended: Mended = { threads: 1, reopened: 2, people: 3, gone: 1, welcomes: 1, underWay: 1, forbidden: [] };
const whole: Mended = { threads: 0, reopened: 0, people: 0, gone: 0, welcomes: 0, underWay: 0, forbidden: [] };
const hour = { weekday: 1, time: '18:00', zone: 'America/Port-au-Prince' };

export const words: Samples<typeof said> = {
  planned: (words) => [words, planOf(words)],
  whoWaits: () => [4],
  closed: (words) => [words, 4],
  alreadyClosed: (words) => [words, 1],
  opened: (words) => [words, 0],
  takenApart: () => [2],
  nowOpen: (words) => [words, { startsOn: '2027-03-01', weeks: 6, hasHour: false }],
  rivals: (words) => [[[words, 'other']], 1],
  waitForNext: () => [2],
  launched: (words) => [words, { groups: 3, people: 18, reads: false }],
  readsNot: () => [ada],
  endsBy: () => [start],
  alreadyRunning: (words) => [words],
  mended: (words) => [words, { ...mended, forbidden: [words, 'Spring 2'] }],
  appointed: (words) => [words, ada, 'facilitator', words],
  appointedBefore: () => [ada],
  dismissed: (words) => [words, ada],
  sitsHere: (words) => [ada, [words, 'Spring 2']],
  looksAfter: () => [ada, 'moderator'],
  keepsTimeHere: () => [ada],
  underWay: (words) => [words, 2],
  wouldEnd: (words) => [words, { groups: 2, people: 12, endsAt: start, forgottenAt: start }],
  wouldCallOff: (words) => [words, 2],
  ended: (words) => [words, start],
  calledOff: (words) => [words],
  goodbye: (words) => [words, start],
};

export const circles: Samples<typeof circleWords> = {
  found: (words) => [{ name: words, startsOn: '2027-03-01', weeks: 6, groups: 2, placed: 12, left: 1 }],
  circle: (words) => [
    {
      name: words,
      hour,
      first: start,
      members: twelve,
      skills: [words],
      languages: [words],
      suits: 'suits them well (78 of 100)',
      weak: ['- Nobody here offers it.'],
    },
  ],
  reason: () => [ada, { because: 'nobodyFree', atTheirHours: { free: 2, needed: 3 } }],
  tooFew: (words) => [words],
  more: () => [1, 3],
  agreed: (words) => [words, 2, 12],
  seated: (words) => [ada, words, false],
};

export const shown: Samples<typeof shownWords> = {
  state: {},
  title: (words) => [words],
  dates: () => ['2027-03-01', 6],
  hourOfAll: () => [hour],
  waiting: () => [3],
  endsAt: () => [start],
  moderators: () => [twelve],
  facilitator: (words) => [ada, words],
  circle: (words) => [words, { hour, people: 6, next: start, thread: '40', unsuited: [ada, ben] }],
  more: () => [1, 2],
  choose: (words) => [[words, 'Spring']],
};

export const threads: Samples<typeof threadWords> = {
  welcome: (words) => [words, twelve, start],
  untilWhen: () => [start],
  newThread: (words) => [words, twelve, start],
  ready: (words) => [words, '20'],
  refused: (words) => [words],
  lost: (words) => [words],
  forbidden: (words) => [words],
  memberGone: (words) => [words, 2],
  tooFewLeft: () => ['20'],
};

export const refusals: Samples<typeof sayings> = {
  cohortUnclear: () => [[{ what: 'cohortName' }, { what: 'tooManyWeeks', has: 4 }]],
  cohortExists: (words) => [words],
  noSuchCohort: (words) => [words],
  noSuchCircle: (words) => [words],
  circleIsMeeting: (words) => [words],
  draftOvertaken: (words) => [words],
  noDraftYet: (words) => [words],
  nobodyToMatch: (words) => [words],
  draftOutdated: () => [1, 2],
  startHasPassed: (words) => [words],
  everybodyLeft: (words) => [words],
  programmeGone: (words) => [words],
};

const proposed = (groups: number) => ({
  cohort: { id: '2', name, startsOn: '2027-03-01', weeks: 6 },
  number: 3,
  decisions: noDecisions,
  proposal: {
    groups: Array.from({ length: groups }, () => ({
      members: twelve,
      slot: { tz: 'Europe/Paris', day: 1, minute: 1080 },
      skills: ['negotiation', 'budgets'],
      languages: ['en'],
    })),
    unplaced: twelve.map((id) => ({ id, because: 'nobodyCompatible' as const })),
  },
  page: 0,
});

const cohort = Object.assign(new Cohort(), {
  id: '2',
  guildId: '1',
  name,
  state: 'running' as const,
  startsOn: '2027-03-01',
  closedAt: null,
  weeks: 6,
  localTime: null,
  zone: null,
  groupSize: 6,
  programme: 'first-circle',
  firstYears: 3,
});
const seat = Object.assign({}, group, { zone: 'Europe/Paris', weekday: 1, minute: 1080, threadId: '40' });
const shownWith = (circles: number) => ({
  cohort,
  circles: Array.from({ length: circles }, () => ({
    group: seat,
    people: 6,
    next: start,
    opens: true,
    unsuited: [ada, ben],
  })),
  waiting: 3,
  moderators: twelve,
  facilitators: [{ user: ada, circle: name }],
  programme: name,
  rivals: 2,
  endsAt: start,
  page: 0,
});
const ending = { groups: 2, people: 12, endsAt: start, forgottenAt: start };
const appointed = { cohort: name, user: ada, circle: name, sitsIn: [name], already: false, reads: null };
const launched = (mended: Mended) => views.cohortLaunched(en, { name, mended, waiting: 1 });

export const messages: [string, Message][] = [
  ['the welcome of a circle', views.welcomeToGroup(en, { group, members: twelve, next: start, endsAt: start })],
  [
    'the answer to a planned cohort',
    views.cohortPlanned(en, { plan: planOf(name), waiting: 4, firstYears: 3, moderator: { user: ada, reads: false } }),
  ],
  ['the answer to who comes first', views.cohortFirst(en, { name, years: 3 })],
  ['the answer to a closed list', views.cohortClosed(en, { name, waiting: 4, already: false })],
  ['the answer to an opened list', views.cohortOpened(en, { name, waiting: 4, apart: 2, already: false })],
  ['the pairs that are kept apart', views.rivalsKept(en, Array(40).fill([name, name]))],
  ['the circles of a big cohort', circlesProposed(en, proposed(30))],
  ['the circles of a small cohort', circlesProposed(en, proposed(1))],
  ['a cohort too small to match', circlesProposed(en, proposed(0))],
  [
    'the answer to a yes',
    circlesAgreed(en, { name, groups: 2, people: 12, seated: [{ user: ben, group: name }], by: ada }),
  ],
  [
    'the answer to a launch',
    views.cohortLaunched(en, { name, groups: 2, people: 12, endsAt: start, seesStrangers: false, reads: false }),
  ],
  ['the answer to a mending launch', launched({ ...mended, forbidden: Array(12).fill(name) })],
  ['the answer to a second launch', launched(whole)],
  ['a cohort with many circles', cohortShown(en, shownWith(60))],
  ['a cohort with one circle', cohortShown(en, shownWith(1))],
  ['the cohorts to choose from', cohortShown(en, { choose: Array(40).fill(name) })],
  [
    'the answer to the appointment of a moderator',
    views.appointedTo(en, { ...appointed, as: 'moderator', reads: false }),
  ],
  ['the answer to an appointment', views.appointedTo(en, { ...appointed, as: 'facilitator' })],
  ['the question before an end', views.endAsked(en, { ...ending, cohort: { id: '2', name, state: 'running' } })],
  [
    'the question before a cohort is called off',
    views.endAsked(en, { ...ending, cohort: { id: '2', name, state: 'open' } }),
  ],
  ['the answer to an end', views.cohortEnded(en, { name, wasRunning: true, forgottenAt: start })],
  ['the goodbye of a circle', views.goodbyeToGroup(en, { group, forgottenAt: start })],
  ['the notice who looks after a circle', views.looksAfterNotice(en, { user: ada, role: 'moderator', sitsHere: true })],
  ['the notice of an open thread', views.threadReadyNotice(en, group, '40')],
  ['the notice of a thread that was refused', views.threadRefusedNotice(en, group)],
  ['the notice of a lost thread', views.threadLostNotice(en, group)],
  ['the notice that somebody has left', views.memberGoneNotice(en, { group, left: 2, thread: '40' })],
];
