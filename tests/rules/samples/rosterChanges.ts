import type { refusals as sayings, words as said } from '../../../bot/locales/en/rosterChanges';
import type { InWords } from '../../../bot/rosters/changes/views';
import { start, twelve, type Samples } from './samples';

const [ada = '', ben = ''] = twelve;

const all = (words: string): InWords => ({
  kind: 'undo',
  undoes: 3,
  pair: { one: ada, other: ben, apart: true },
  moves: twelve.map((user, at) => ({
    user,
    from: at % 3 === 0 ? null : words,
    to: at % 3 === 1 ? null : words,
    waits: at % 2 === 0,
  })),
});

export const words: Samples<typeof said> = {
  title: (words) => [words, all(words)],
  since: (words) => [[{ circle: words, came: twelve, went: [ada] }]],
  size: (words) => [{ id: '1', name: words, before: 6, after: 5 }],
  unsuited: (words) => [{ circle: words, user: ada, sessions: [1, 2, 3, 4, 5, 6] }],
  apart: (words) => [{ circle: words, one: ada, other: ben }],
  tooSmall: (words) => [words],
  tooLarge: (words) => [words],
  noLanguage: (words) => [words],
  newFace: (words) => [words],
  youSitThere: () => [true],
  reasonHint: () => [true],
  done: (words) => [4, all(words)],
  because: (words) => [words],
  asksYou: () => [ada],
  toldToCircle: () => [ada],
  historyTitle: (words) => [words],
  inHistory: (words) => [{ ...all(words), number: 3, by: ada, at: start, reason: words, takenBackBy: 4 }],
  historyFoot: () => [1, 2],
};

export const refusals: Samples<typeof sayings> = {
  noCirclesToChange: (words) => [words],
  sitsNowhere: (words) => [ada, words],
  sitsThereAlready: (words) => [ada, words],
  sitTogetherAlready: () => [ada, ben],
  onePersonTwice: () => [ada],
  notInCohort: (words) => [ada, words],
  nothingToUndo: (words) => [words],
  undoneAlready: () => [3, 4],
  tooOldToUndo: () => [3],
  undoOvertaken: () => [3, [ada]],
  changedAlready: () => [ada],
  changeOvertaken: (words) => [words],
};
