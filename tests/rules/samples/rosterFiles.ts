import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/rosterFiles';
import { importChanges, importProblems } from '../../../bot/rosters/importViews';
import type { Roster } from '../../../bot/rosters/roster';
import { aLook } from './rosterChanges';
import { nastyName, twelve, type Samples } from './samples';

const [first = ''] = twelve;

export const words: Samples<typeof said> = {
  problemsTitle: (file) => [file, 12],
  problem: (circle) => [{ line: 12, what: 'unknownCircle', name: circle, nearest: circle }],
  moreProblems: (file) => [3, file],
  changesTitle: (cohort) => [cohort, 12],
  change: (names) => [{ user: first, called: names, from: names, to: names }],
  moreChanges: (file) => [3, file],
  noChanges: (cohort) => [cohort, true],
  onlyCircle: () => ['circle'],
  unread: () => [12, Object.values(en.roster.columns)],
  moreUnread: () => [3],
  othersStay: () => ['circle'],
};

export const refusals: Samples<typeof sayings> = { fileTooLarge: () => [2] };

const people = Array.from({ length: 40 }, (_, seat) => ({
  user: `1111111111111111${100 + seat}`,
  told: {
    ...{ called: nastyName, languages: ['en'], zone: 'Europe/Paris', wants: [], offers: [], years: 3 },
    since: new Date('2027-03-01T18:00:00Z'),
  },
}));
const hour = { zone: 'Europe/Paris', weekday: 1, minute: 1080 };
const roster: Roster = {
  cohort: { id: '3', name: nastyName, isOver: false },
  circles: ['1', '2'].map((id) => ({ id, ...hour, name: nastyName, people: id === '1' ? people : [] })),
  waiting: [],
};
/** Whoever changed them changed every column. */
const lines = people.map(({ user }, at) => {
  const rest = Object.keys(en.roster.columns).filter((column) => column !== 'user' && column !== 'circle');
  return { line: at + 2, user, circle: nastyName, rest: Object.fromEntries(rest.map((column) => [column, '?'])) };
});

export const messages: [string, Message][] = [
  [
    'what a file would change',
    importChanges(en, {
      roster,
      lines,
      changes: people.map(({ user }) => ({ user, from: '1', to: '2' })),
      look: aLook(people.map(({ user }) => ({ user, from: '1', to: '2', waits: true }))),
    }).reply,
  ],
  ['a file that changes nothing', importChanges(en, { roster, changes: [], lines, look: null }).reply],
  [
    'what is not right with a file',
    importProblems(
      en,
      nastyName,
      people.map((_, line) => ({ line, what: 'unknownCircle', name: nastyName, nearest: nastyName })),
    ).reply,
  ],
];
