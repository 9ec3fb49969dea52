import type { Message } from '../../../bot/common/message';
import { decided, decisionNotice, strangerCard, strangerNotice } from '../../../bot/cohorts/strangers/views';
import { en } from '../../../bot/locales/en';
import { circlesAreAsked, outcomeIn, outcomeNotice, question, voteKept } from '../../../bot/cohorts/joining/views';
import type {
  joining as joiningWords,
  pause as pauseWords,
  refusals as refused,
  stranger as strangerWords,
} from '../../../bot/locales/en/changes';
import { backAgain, fewExpected, pauseCard } from '../../../bot/people/pauses/views';
import { nastyName, start, twelve, type Samples } from './samples';

export const pause: Samples<typeof pauseWords> = {
  weeks: () => [2],
  pausing: () => [start],
  pausingHere: () => [start],
  fewExpected: (words) => [{ name: words, people: 5, expected: 2 }],
};

const hour = { weekday: 1, time: '18:00', zone: 'America/Argentina/Buenos_Aires' };
const asked = (words: string) => ({
  endsFor: null,
  come: [
    { from: words, people: 2, named: twelve.slice(0, 2) },
    { from: words, people: 2, named: [] },
    { from: null, people: 1, named: [] },
  ],
  go: [{ to: words, named: twelve.slice(0, 1) }],
  people: 6,
});

export const joining: Samples<typeof joiningWords> = {
  proposal: (words) => [{ ...asked(words), newHour: hour }],
  howItWorks: () => [start],
  answer: {},
  outcome: {},
  kept: () => ['Yes, gladly', start],
  asked: (words) => [[words, words], start, false],
  notice: {
    agreed: (words) => [[words, words]],
    stays: (words) => [[words]],
    overtaken: (words) => [[words, words]],
  },
};

const [somebody = ''] = twelve;
const found = (words: string) => ({ name: words, thread: '222222222222222222', user: somebody });

export const stranger: Samples<typeof strangerWords> = {
  found: (words) => [found(words)],
  notice: () => [somebody],
  stays: () => [somebody],
  isOut: () => [somebody],
  decidedStays: (words) => [somebody, words],
  decidedOut: (words) => [somebody, words],
};

export const refusals: Samples<typeof refused> = {
  askedAlready: () => [start],
  cannotBeAsked: (words) => [words],
};

const bigQuestion = {
  ...asked(nastyName),
  ...{ asking: '9223372036854775807', until: start, pings: twelve },
  newHour: { weekday: 1, minute: 1080, zone: hour.zone },
};

export const messages: [string, Message][] = [
  ['the card of who may pause', pauseCard(en, { until: null, sits: true })],
  ['the card of who pauses on the list', pauseCard(en, { until: start, sits: false })],
  ['the answer to who is back', backAgain(en, { until: null, sits: true })],
  ['what a circle is asked', question(en, bigQuestion)],
  ['what a circle is asked that would end', question(en, { ...bigQuestion, endsFor: nastyName, come: [], go: [] })],
  ['the answer to a vote', voteKept(en, { answer: 'rather not', until: start })],
  ['what came of it', outcomeIn(en, 'stays')],
  ['what came of it, for moderators', outcomeNotice(en, { outcome: 'stays', circles: [nastyName], cohort: '7' })],
  ['that circles are asked', circlesAreAsked(en, { circles: [nastyName, nastyName], until: start, reads: false })],
  [
    'what moderators are asked about a stranger',
    strangerCard(en, { group: '9223372036854775807', ...found(nastyName) }),
  ],
  ['what a circle reads about a stranger', strangerNotice(en, somebody)],
  ['what came of a stranger', decisionNotice(en, { user: somebody, stays: false })],
  ['the answer to who decided', decided(en, { user: somebody, name: nastyName, stays: true })],
  ['that few are expected', fewExpected(en, { name: nastyName, people: 5, expected: 2 })],
];
