import { draftsCompared, draftsShown } from '../../../bot/cohorts/draftViews';
import { circlesProposed, circlesSearched } from '../../../bot/cohorts/proposalViews';
import { noDecisions, type Decisions } from '../../../bot/cohorts/rules/decisions';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/drafts';
import { nastyName as name, start, twelve, type Samples } from './samples';

const [ada = '', ben = ''] = twelve;
const hour = { weekday: 1, time: '18:00', zone: 'America/Port-au-Prince' };
const slot = { tz: 'America/Port-au-Prince', day: 1, minute: 1080 };
const from = { number: 2, placed: 26, fit: 0.68, isAfresh: false };
const totals = { placed: 26, left: 2, groups: 5, fit: 0.78 };

export const words: Samples<typeof said> = {
  searching: (words) => [words],
  soFar: () => [{ placed: 14, people: 28, groups: 4, fit: 0.78, level: 'well' }],
  draft: () => [2],
  suits: () => [3, 0.78, 'well'],
  from: () => [from],
  mostPlaced: () => [true],
  against: () => [from, { placed: 24, fit: 0.66 }],
  notKept: () => [twelve],
  leftByDecision: () => [ada],
  nobodyPlaced: (words) => [words, { least: 10, most: 12 }],
  nextWhenNobodyPlaced: () => [true],
  apart: () => [ada, ben],
  together: () => [twelve],
  locked: () => [twelve, hour],
  sizes: () => [4, 6],
  seconds: () => [60],
  circleSuits: () => [0.4, 'little'],
  weakness: () => [{ what: 'nothingWanted', who: twelve }, false],
  keepHint: () => [6, 0.78],
  title: (words) => [words],
  none: (words) => [words],
  nowKept: () => [2],
  entry: () => [{ number: 2, isKept: true, madeAt: start, ...totals }],
  decidedInShort: () => [{ apart: 2, together: [twelve, [ada, ben]], locked: 3, sizes: { least: 4, most: 6 } }],
  choice: () => [2],
  choiceHint: () => [26, 5, 0.78],
  showOne: () => [2],
  compared: (words) => [words, 2, 3],
  totals: () => [2, totals],
  sameCircles: () => [2],
  whoMoves: () => [3],
  move: () => [ada, 2, 1],
  moreMoves: () => [4],
  hour: () => [2, 1, hour, hour],
};

export const refusals: Samples<typeof sayings> = {
  whatIfImpossible: () => [
    [
      { what: 'notWaiting', who: twelve },
      { what: 'tooFewForSizes', least: 8, waiting: 7 },
      { what: 'lockedElsewhere', who: twelve, circle: twelve },
      { what: 'lockedSize', circle: twelve, least: 4, most: 6 },
      { what: 'tooManyTogether', who: twelve, most: 8 },
      { what: 'sizesBackwards', least: 9, most: 3 },
      { what: 'lockedApart', who: [ada, ben], number: 1 },
      { what: 'theyConflict', who: [ada, ben] },
    ],
  ],
  lockedHasChanged: () => [[twelve, twelve]],
  searchIsOver: (words) => [words],
};

const everything: Decisions = {
  apart: Array.from({ length: 40 }, () => [ada, ben] as const),
  together: [twelve],
  locked: [{ members: twelve, slot }],
  sizes: { least: 4, most: 6 },
  seconds: 60,
};
const weak = (['nothingWanted', 'clockChanges', 'unkindHour', 'otherYears'] as const).map((what) => ({
  what,
  who: twelve.slice(1),
}));
const proposal = (groups: number) => ({
  groups: Array.from({ length: groups }, (_, index) => ({
    ...{ members: twelve, slot, skills: ['negotiation'], languages: ['en'] },
    ...{ fit: index / groups, weak },
  })),
  unplaced: twelve.map((id) => ({ id, because: 'noRoom' as const })),
  certain: { mostPlaced: true, best: false },
  from: { number: 2, placed: 26, fit: 0.68, isAfresh: true },
});
const cohort = { id: '2', name, startsOn: '2027-03-01', weeks: 6 };
const proposed = (groups: number, decisions = everything) =>
  circlesProposed(en, { cohort, number: 3, decisions, proposal: proposal(groups), page: 0 });
const draft = (number: number, groups: number) => ({
  ...{ number, proposal: proposal(groups), decisions: everything, isKept: true, madeAt: start },
});
const other = { ...proposal(30), groups: proposal(30).groups.map((one) => ({ ...one, members: twelve.slice(3) })) };

export const messages: [string, Message][] = [
  ['how far a search is', circlesSearched(en, { cohort, soFar: { placed: 14, people: 28, groups: 4, fit: 11 } })],
  [
    'a search with a place for all',
    circlesSearched(en, { cohort, soFar: { placed: 8, people: 8, groups: 2, fit: 6 } }),
  ],
  ['a search that has just begun', circlesSearched(en, { cohort, soFar: { placed: 0, people: 0, groups: 0, fit: 0 } })],
  ['circles with all that was decided', proposed(30)],
  ['one circle that was judged', proposed(1, noDecisions)],
  ['nothing found with all that was decided', proposed(0)],
  [
    'many drafts',
    draftsShown(en, { cohort, drafts: Array.from({ length: 30 }, (_, at) => draft(at + 1, 3)), kept: 2 }),
  ],
  ['one draft', draftsShown(en, { cohort, drafts: [draft(1, 1)], kept: null })],
  ['no drafts', draftsShown(en, { cohort, drafts: [], kept: null })],
  [
    'two drafts side by side',
    draftsCompared(en, { cohort, one: draft(1, 2), other: { ...draft(2, 30), proposal: other } }),
  ],
];
