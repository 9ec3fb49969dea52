import { beforeSharing, catchUpNote, privateCard, questionCards, whatHelped } from '../../../bot/bringing/views';
import { before, longest } from '../../../bot/bringing/rules/kinds';
import type { Own, Sight } from '../../../bot/bringing/sight';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/bringing';
import { nastyName, start, twelve, type Samples } from './samples';

const [first = ''] = twelve;
const session = 'Arriving';

export const words: Samples<typeof said> = {
  whenNext: () => [start],
  questions: () => [3],
  case: { written: (words) => [words], room: () => [start], line: (words) => [words] },
  question: { written: (words) => [words], line: (words) => [words], inThread: (words) => [{ user: first, words }] },
  step: { written: (words) => [words], line: (words) => [words] },
  helped: {
    title: () => [session],
    written: (words) => [words],
    shareAs: () => [true],
    inThread: (words) => [{ by: first, title: session, words }],
  },
  note: {
    title: () => [session],
    quote: (words) => [words],
    inThread: (words) => [{ by: first, title: session, words }],
  },
};

export const refusals: Samples<typeof sayings> = { notKept: (words) => ['tooLong', words] };

export const ownWords: Own = { case: '@'.repeat(200), question: '@'.repeat(300), step: '@'.repeat(300) };

const about = { session: '9223372036854775807', title: session, next: start };
/** Everything that a private card can show, as long as it may be and as mischievous. */
export const sights: Sight[] = [
  ...before.flatMap((kind) =>
    [null, '', '@'.repeat(longest[kind])].map((written): Sight => ({ ...about, kind, words: written, room: start })),
  ),
  { ...about, kind: 'case', words: '@'.repeat(longest.case), room: null },
  { ...about, kind: 'case', words: '@'.repeat(longest.case), room: new Date(start.getTime() + 1) },
  ...[null, '@'.repeat(longest.helped)].map((written): Sight => ({
    ...about,
    kind: 'helped',
    words: written,
    ...{ isShared: false, isMember: true },
  })),
  { ...about, kind: 'helped', words: '', isShared: true, isMember: true },
  ...[null, '@'.repeat(longest.helped)].map((written): Sight => ({
    ...{ ...about, kind: 'helped', words: written, isShared: false, isMember: false },
  })),
  ...(['free', 'taken', 'posted', 'yours'] as const).map((stands): Sight => ({
    ...{ ...about, kind: 'note', stands, words: '', isRefused: false },
  })),
  { ...about, kind: 'note', stands: 'yours', words: '@'.repeat(longest.note), isRefused: true },
];

export const messages: [string, Message][] = [
  ...sights.flatMap((sight, place): [string, Message][] => [
    [`card ${place + 1} of what is brought (${sight.kind})`, privateCard(en, sight)],
    [`card ${place + 1} before sharing (${sight.kind})`, beforeSharing(en, sight)],
  ]),
  ['what helped somebody', whatHelped(en, { by: first, title: session, words: nastyName })],
  ['what helped somebody without a name', whatHelped(en, { by: null, title: session, words: '@'.repeat(500) })],
  ['a catch-up note', catchUpNote(en, { by: first, title: session, words: '@'.repeat(longest.note) })],
  ...questionCards(
    en,
    twelve.map((user) => ({ user, words: '@'.repeat(longest.question) })),
  ).map((message, page): [string, Message] => [`page ${page + 1} of questions`, message]),
];
