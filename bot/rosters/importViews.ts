import { plain, plainLine } from '../common/inert';
import { card, type Message, type TextFile } from '../common/message';
import type { Strings } from '../locales';
import type { Look } from './changes/looking';
import { foreseenLines, lookShown, mostBeside, mostLines as mostForeseen } from './changes/views';
import type { Roster } from './roster';
import type { Problem } from './rules/problem';
import type { SeatChange } from './rules/changesOf';
import type { Wanted } from './rules/table';
import { unread } from './unread';

/** A card is for reading: so many lines at most, and the file that goes with it has all of them. */
const mostLines = 15;
/** So many lines are named on which something else differs than the circle. */
const mostUnread = 3;
/** What is looked at names so many people on the card. */
const shownOnLook = 6;

type Answer = { readonly reply: Message; readonly file?: TextFile };

/** Each problem with its line; there is no other part of the file that is carried out. */
export function importProblems(t: Strings, file: string, problems: readonly Problem[]): Answer {
  const lines = problems.map((problem) => t.rosterFile.problem(problem));
  const name = t.rosterFile.problemsFile;
  return withAll(lines, {
    ...{ name, title: t.rosterFile.problemsTitle(file, problems.length), accent: 'clay' },
    more: (more) => t.rosterFile.moreProblems(more, name),
  });
}

/** Who would change their seat, and what that would do; nothing has happened yet. */
export function importChanges(
  t: Strings,
  p: {
    readonly roster: Roster;
    readonly changes: readonly SeatChange[];
    readonly lines: readonly Wanted[];
    readonly look: Look | null;
  },
): Answer {
  const { cohort, circles, waiting } = p.roster;
  const { changes, look } = p;
  const beside = unreadShown(t, p);
  if (look === null) {
    const { circle } = t.roster.columns;
    const text = [t.rosterFile.noChanges(cohort.name, beside !== ''), beside, t.rosterFile.othersStay(circle)];
    return { reply: card({ text }) };
  }
  const names = new Map(circles.map(({ id, name }) => [id, name]));
  const called = new Map(
    [...circles.flatMap(({ people }) => people), ...waiting].map(({ user, told }) => [user, told?.called ?? '']),
  );
  const nameOf = (circle: string | null): string | null => (circle === null ? null : (names.get(circle) ?? ''));
  const lines = changes.map(({ user, from, to }) =>
    t.rosterFile.change({ user, called: plainLine(called.get(user) ?? ''), from: nameOf(from), to: nameOf(to) }),
  );
  const foreseen = foreseenLines(t, look.consequences);
  const most = beside === '' ? mostForeseen : mostBeside;
  if (changes.length <= shownOnLook && foreseen.length <= most) return { reply: lookShown(t, look, { beside }) };
  const file = { name: t.rosterFile.changesFile, text: asPlainText([...lines, '', ...foreseen]) };
  return { reply: lookShown(t, look, { beside, file: file.name }), file };
}

/** That only one column counts, where somebody has changed others, too; '' where nobody has. */
function unreadShown(t: Strings, p: { readonly roster: Roster; readonly lines: readonly Wanted[] }): string {
  const differ = unread(t, p);
  if (differ.length === 0) return '';
  const more = differ.length - mostUnread;
  return [
    t.rosterFile.onlyCircle(t.roster.columns.circle),
    ...differ.slice(0, mostUnread).map(({ line, columns }) => t.rosterFile.unread(line, columns)),
    ...(more > 0 ? [t.rosterFile.moreUnread(more)] : []),
  ].join('\n');
}

function withAll(
  lines: readonly string[],
  p: {
    name: string;
    title: string;
    accent?: 'clay';
    foot?: string;
    more: (more: number) => string;
  },
): Answer {
  const shown = lines.slice(0, mostLines);
  const isAll = shown.length === lines.length;
  const text = [p.title, shown.join('\n'), isAll ? '' : p.more(lines.length - shown.length), p.foot ?? ''];
  const message = { text, ...(p.accent ? { accent: p.accent } : {}) };
  if (isAll) return { reply: card(message) };
  return { reply: card({ ...message, file: p.name }), file: { name: p.name, text: asPlainText(lines) } };
}

/** What makes words harmless in a message would only be in the way in a file. */
const asPlainText = (lines: readonly string[]): string =>
  lines.map((line) => `${plain(line).replaceAll(/\\(.)/gu, '$1').replaceAll('**', '')}\n`).join('');
