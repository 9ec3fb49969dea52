import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as refusing, words as said } from '../../../bot/locales/en/reports';
import { dropped, handled, notice, reporting, statuses } from '../../../bot/reports/views';
import { Report } from '../../../entities';
import { start, twelve, type Samples } from './samples';

const [first = '', second = ''] = twelve;

const report = (words: string, more: Partial<Report> = {}): Report =>
  Object.assign(new Report(), {
    ...{ id: '9223372036854775807', guildId: first, channelId: first, messageId: '1111111111111111111' },
    ...{ authorId: first, words, things: 2, reporterId: second, code: 'R-7F3K-9XQ2', line: words },
    ...{ isNamed: true, state: 'open', at: start },
    ...more,
  });
const people = { to: 'people' as const, users: twelve.slice(0, 10), orElse: first };
const channel = { to: 'channel' as const, channel: first, holders: 3, orElse: first };

export const words: Samples<typeof said> = {
  copy: (typed) => [report(typed)],
  line: (typed) => [typed],
  readers: () => [people],
  sent: () => ['R-7F3K-9XQ2', channel],
  keep: () => ['R-7F3K-9XQ2'],
  status: (typed) => [report(typed)],
  notice: (typed) => [report(typed)],
  more: (typed) => [report(typed)],
  by: () => [second],
  seenBy: () => [second],
  isClosed: (typed) => [report(typed), second],
};

export const refusals: Samples<typeof refusing> = { reportTooMany: () => [10] };

const worst = report('@'.repeat(4_000), { line: '@'.repeat(500) });
const owner = { to: 'owner' as const, users: [first] as const, orElse: null };

export const messages: [string, Message][] = [
  ['a report before it is sent', reporting(en, { is: 'draft', report: worst, recipients: people, hasChanged: true })],
  ['a report to the owner', reporting(en, { is: 'draft', report: worst, recipients: owner })],
  ['the receipt of a report', reporting(en, { is: 'sent', report: worst, recipients: channel })],
  ['a report that was sent before', reporting(en, { is: 'known', report: worst })],
  ['a report that was not sent', dropped(en)],
  ['what moderators read of a report', notice(en, worst, { isMore: false })],
  ['what is added to a report', notice(en, worst, { isMore: true })],
  ['a report that was seen', handled(en, report('@'.repeat(4_000), { line: '@'.repeat(500), state: 'seen' }), second)],
  ['a report that was closed', handled(en, report('', { state: 'closed' }), second)],
  [
    'what has become of ten reports',
    statuses(
      en,
      Array.from({ length: 10 }, () => worst),
    ),
  ],
  ['no report', statuses(en, [])],
];
