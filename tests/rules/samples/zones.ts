import { hoursMoved, hourSuitsNotAll } from '../../../bot/cohorts/zoneViews';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/zones';
import { nastyName, start, twelve, type Samples } from './samples';

const begins = { number: 4, startsAt: start };
const hour = { weekday: 1, time: '18:00', zone: 'America/Port-au-Prince' };

export const words: Samples<typeof said> = {
  changed: () => [hour, true],
  begins: () => [{ ...begins, laterBy: -90 }],
  andLater: () => [3],
  stays: () => [begins],
  all: () => [twelve],
  suitsNotAll: (words) => [words, false],
  suitsNot: () => [twelve],
};

const group = { zone: 'America/Port-au-Prince', weekday: 1, minute: 1080 };
const all = { group, members: twelve };
const sessions = Array.from({ length: 26 }, (_, week) => ({ number: week + 1, startsAt: start, laterBy: 60 }));

export const messages: [string, Message][] = [
  ['the news that many sessions move', hoursMoved(en, { ...all, told: { moved: sessions, stays: [begins] } })],
  ['the news that a session stays', hoursMoved(en, { ...all, told: { moved: [], stays: [begins] } })],
  ['the news that an hour does not suit all', hourSuitsNotAll(en, { name: nastyName, isTold: false })],
];
