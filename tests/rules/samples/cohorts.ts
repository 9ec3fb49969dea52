import type { Plan } from '../../../bot/cohorts/rules/plan';
import {
  cohortLaunched,
  cohortPlanned,
  threadLostNotice,
  threadReadyNotice,
  threadRefusedNotice,
  welcomeToGroup,
} from '../../../bot/cohorts/views';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/cohorts';
import { group, nastyName as name, start, twelve, type Samples } from './samples';

const planOf = (name: string): Plan => ({
  name,
  date: '2027-03-01',
  time: '18:00',
  zone: 'Europe/Paris',
  size: 6,
  firstSession: start,
  firstTime: '18:00',
});

export const words: Samples<typeof said> = {
  planned: (words) => [words, start, { ...planOf(words), zone: words.slice(0, 60) }],
  launched: (words) => [words, 3, 18],
  mended: (words) => [words, 1],
  alreadyRunning: (words) => [words],
  welcome: (words) => [words, twelve, start],
  threadReady: (words) => [words, '20'],
  threadLost: (words) => [words],
  threadRefused: (words) => [words],
  whoWaits: () => [4],
  waitForNext: () => [2],
  memberGone: (words) => [words, 2],
  newThread: (words) => [words, twelve, start],
  threadForbidden: (words) => [words],
};

export const refusals: Samples<typeof sayings> = {
  cohortExists: (words) => [words],
  noSuchCohort: (words) => [words],
  tooFewPeople: () => [2, 3],
  programmeGone: (words) => [words],
};

export const messages: [string, Message][] = [
  ['the welcome of a circle', welcomeToGroup(en, { group, members: twelve, next: start })],
  ['the answer to a planned cohort', cohortPlanned(en, { plan: planOf(name), waiting: 4 })],
  ['the answer to a launch', cohortLaunched(en, { name, groups: 2, people: 12, mended: 0, waiting: 1 })],
  ['the answer to a mending launch', cohortLaunched(en, { name, groups: 2, people: 0, mended: 1, waiting: 1 })],
  ['the answer to a second launch', cohortLaunched(en, { name, groups: 2, people: 0, mended: 0, waiting: 1 })],
  ['the notice of an open thread', threadReadyNotice(en, group, '40')],
  ['the notice of a thread that was refused', threadRefusedNotice(en, group)],
  ['the notice of a lost thread', threadLostNotice(en, group)],
];
