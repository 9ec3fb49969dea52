import type { Message } from '../../../bot/common/message';
import { refuse } from '../../../bot/common/refusal';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/rosterChanges';
import type { SeatMove } from '../../../bot/rosters/changes/change';
import type { Look } from '../../../bot/rosters/changes/looking';
import {
  agreedForOtherShown,
  agreedShown,
  askedOthers,
  historyShown,
  lookShown,
  toldToCircle,
  toldToModerators,
  type InWords,
} from '../../../bot/rosters/changes/views';
import { nastyName, start, twelve, type Samples } from './samples';

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
  moreLines: () => [3],
  meetsNow: (words) => [[words, words]],
  decidedAlone: (words) => [ada, words],
  size: (words) => [{ id: '1', name: words, before: 6, after: 5 }],
  overtaken: (words) => [words],
  unsuited: (words) => [{ circle: words, user: ada, sessions: [1, 2, 3, 4, 5, 6] }],
  apart: (words) => [{ circle: words, one: ada, other: ben }],
  sitTogether: (words) => [words],
  tooSmall: (words) => [words],
  tooLarge: (words) => [words],
  noLanguage: (words) => [words],
  newFace: (words) => [words],
  tellsThem: () => [12],
  youSitThere: () => [true],
  reasonHint: () => [true],
  done: (words) => [4, all(words)],
  because: (words) => [words],
  asksYou: () => [ada],
  toldToCircle: () => [ada, true],
  historyTitle: (words) => [words],
  inHistory: (words) => [{ ...all(words), number: 3, by: ada, askedBy: ben, at: start, reason: words, takenBackBy: 4 }],
  historyFoot: () => [1, 2],
};

export const refusals: Samples<typeof sayings> = {
  noCirclesToChange: (words) => [words],
  sitsNowhere: (words) => [ada, words],
  sitsThereAlready: (words) => [ada, words],
  sitTogetherAlready: () => [ada, ben],
  onePersonTwice: () => [ada],
  apartAlready: () => [ada, ben],
  notKeptApart: () => [ada, ben],
  notInCohort: (words) => [ada, words],
  nothingToUndo: (words) => [words],
  undoneAlready: () => [3, 4],
  tooOldToUndo: () => [3],
  closedForGood: () => [3],
  hourStays: () => [3],
  undoOvertaken: () => [3, [ada]],
  changedAlready: () => [ada],
  theyConflict: () => [ada, ben],
  changeOvertaken: (words) => [words],
  askedTooLongAgo: () => [14],
  circleIsNoMore: (words) => [words],
};

const circles = ['1', '2'].map((id) => ({ id, name: nastyName }));

/** What somebody looks at, with every rule broken in every circle. */
export const aLook = (moves: readonly SeatMove[]): Look => ({
  ...{ id: '9223372036854775807', cohort: { id: '9223372036854775807', name: nastyName }, kind: 'import' },
  plan: { moves: [...moves], pair: { one: ada, other: ben, apart: true } },
  circles,
  consequences: {
    circles: circles.map(({ id, name }) => ({ id, name, before: 6, after: 2 })),
    apart: twelve.map((one) => ({ circle: nastyName, one, other: ada })),
    unsuited: twelve.map((user) => ({ circle: nastyName, user, sessions: [1, 2, 3, 4, 5, 6] })),
    ...{ tooSmall: [nastyName], tooLarge: [nastyName], noLanguage: [nastyName], newFaces: [nastyName] },
    overtaken: [nastyName, nastyName],
  },
  ...{
    breaksRules: true,
    decides: 'another, or told',
    undoes: 3,
    told: 12,
    others: [],
    meeting: [nastyName, nastyName],
  },
  together: null,
  since: circles.map(({ name }) => ({ circle: name, came: twelve, went: twelve })),
});

const look = aLook(twelve.map((user) => ({ user, from: '1', to: '2', waits: true })));
const { plan, kind, undoes } = look;
const reason = '@'.repeat(300);
const asked = { ...look, cohort: nastyName, by: ada, reason, seen: '0123456789ab' };

export const messages: [string, Message][] = [
  ['what a change would do', lookShown(en, look)],
  [
    'two who sit together are kept apart',
    lookShown(en, { ...look, plan: { ...plan, moves: [] }, together: nastyName }),
  ],
  [
    'a change that is done',
    agreedShown(en, {
      did: 'change',
      done: {
        cohort: look.cohort,
        number: 50,
        change: { kind, undoes, plan: { ...plan, seen: {} } },
        circles,
        reason,
        by: ada,
        told: 'circles',
        together: null,
      },
    }),
  ],
  ['the yes of another is asked for', askedOthers(en, asked)],
  ['what came of asking another', agreedForOtherShown(en, { did: 'ask again', asked })],
  [
    'what was asked is over',
    agreedForOtherShown(en, { did: 'end', by: ada, reason, why: refuse('changeOvertaken', nastyName) }),
  ],
  [
    'the moderators are told',
    toldToModerators(en, {
      ...{ cohort: look.cohort, number: 50, circles, reason, by: ada },
      change: { kind, undoes, plan: { ...plan, seen: {} } },
    }),
  ],
  ['a circle is told', toldToCircle(en, { by: ada, sitsHere: true, reason })],
  [
    'the history',
    historyShown(en, {
      cohort: look.cohort,
      changes: Array.from({ length: 4 }, (_, at) => ({
        ...{
          id: '1',
          guild: '1',
          cohort: '1',
          number: at + 1,
          kind,
          state: 'done',
          by: ada,
          askedBy: ben,
          undoes,
          reason,
        },
        ...{ plan: { ...plan, seen: {} }, at: start, before: null },
      })),
      names: new Map(circles.map(({ id, name }) => [id, name])),
      takenBack: new Map([[1, 2]]),
      ...{ page: 1, pages: 3 },
    }),
  ],
];
