import { inert } from '../../common/inert';
import { mention } from '../../common/message';
import type { Problem } from '../../rosters/rules/problem';
import { count, list } from './phrases';

const name = (words: string): string => `**${inert(words, 60)}**`;
const perhaps = (nearest: string | null): string => (nearest === null ? '' : ` Did you mean ${name(nearest)}?`);

export const commands = {
  rosterImport: 'Read a changed CSV file: what it would change, or what is not right with it, line by line',
  rosterFile: 'A CSV file, as /roster export writes it',
};

/** What is not right with one line; it stands behind the number of the line. */
const problems = {
  missingColumn: ({ name: column }: { name: string }): string => `the column ${name(column)} is missing.`,
  twiceColumn: ({ name: column }: { name: string }): string => `there are two columns ${name(column)}.`,
  unknownColumn: ({ name: column, nearest }: { name: string; nearest: string | null }): string =>
    column === ''
      ? `a column has no name.${perhaps(nearest)}`
      : `I do not know the column ${name(column)}.${perhaps(nearest)}`,
  openQuote: (): string => 'a quotation mark opens here and is never closed.',
  noUser: (): string => 'there is no user id.',
  cells: ({ found, wanted }: { found: number; wanted: number }): string =>
    `here are ${count(found, 'cell', 'cells')}, and the first line names ${count(wanted, 'column', 'columns')}.`,
  noId: ({ user, isRounded }: { user: string; isRounded: boolean }): string =>
    isRounded
      ? `${name(user)} was an id until a spreadsheet took it for a number. Import that column as text.`
      : `${name(user)} is no user id.`,
  twice: ({ user, first }: { user: string; first: number }): string =>
    `${name(user)} stands on line ${first} already. One line for each person, please.`,
  nobody: ({ user }: { user: string }): string => `nobody with the id ${name(user)} waits here or sits in this cohort.`,
  unknownCircle: ({ name: circle, nearest }: { name: string; nearest: string | null }): string =>
    `this cohort has no circle ${name(circle)}.${perhaps(nearest)}`,
};

function problem(one: Problem): string {
  switch (one.what) {
    case 'missingColumn':
      return problems.missingColumn(one);
    case 'twiceColumn':
      return problems.twiceColumn(one);
    case 'unknownColumn':
      return problems.unknownColumn(one);
    case 'openQuote':
      return problems.openQuote();
    case 'noUser':
      return problems.noUser();
    case 'cells':
      return problems.cells(one);
    case 'noId':
      return problems.noId(one);
    case 'twice':
      return problems.twice(one);
    case 'nobody':
      return problems.nobody(one);
    case 'unknownCircle':
      return problems.unknownCircle(one);
  }
}

export const words = {
  problemsTitle: (file: string, found: number): string =>
    `## ${inert(file, 60)}\nNothing has changed. ${
      found === 1 ? 'One thing is' : `${found} things are`
    } not right; mend the file and give it to me again.`,
  problem: (one: Problem): string => `- Line ${one.line}: ${problem(one)}`,
  moreProblems: (more: number, file: string): string =>
    `-# ${more} more stand in ${inert(file, 60)}, all of them with their lines.`,
  changesTitle: (cohort: string, changes: number): string =>
    `## ${inert(cohort, 60)}\nThe file changes ${count(changes, 'seat', 'seats')}. Nothing has changed yet.`,
  change: ({
    user,
    called,
    from,
    to,
  }: {
    user: string;
    called: string;
    from: string | null;
    to: string | null;
  }): string =>
    `- ${[mention(user), ...(called === '' ? [] : [inert(called, 40)])].join(' · ')}: ` +
    `${from === null ? 'from those who wait' : name(from)} → ${to === null ? 'to those who wait' : name(to)}`,
  moreChanges: (more: number, file: string): string => `-# ${more} more stand in ${inert(file, 60)}.`,
  /** `differs`: in something else than seats */
  noChanges: (cohort: string, differs: boolean): string =>
    differs
      ? `Nobody in ${name(cohort)} would change their seat.`
      : `The file says what is so already: nobody in ${name(cohort)} would change their seat.`,
  onlyCircle: (column: string): string => `Only the column *${column}* is read. What else differs is not taken over:`,
  unread: (line: number, columns: readonly string[]): string =>
    `- Line ${line} also differs in ${list(columns.map((column) => `*${column}*`))}.`,
  moreUnread: (more: number): string => `- So ${more === 1 ? 'does' : 'do'} ${count(more, 'more line', 'more lines')}.`,
  othersStay: (column: string): string =>
    `-# Who is not in the file stays where they are. An emptied *${column}* means that they wait.`,
  /** the names of files that go with an answer: Discord keeps plain letters alone */
  problemsFile: 'problems.txt',
  changesFile: 'changes.txt',
};

export const refusals = {
  fileTooLarge: (megabytes: number): string =>
    `That file has more than ${megabytes} MB; a roster never has. Give me the CSV that \`/roster export\` writes.`,
  fileEmpty: (): string => 'That file is empty. Give me the CSV that `/roster export` writes, with its first line.',
  fileSpreadsheet: (): string =>
    'That is a workbook, and I read tables as text only. In your spreadsheet choose *Save as* and *CSV UTF-8*.',
  fileNoText: (): string =>
    'That file is no table: I cannot read it as text. Give me the CSV that `/roster export` writes.',
  fileOldText: (): string =>
    'That file keeps its letters in an old way, and names would be spoilt. Save it again as *CSV UTF-8*.',
  fileGone: (): string => 'I could not get that file from Discord. Please run the command again with it.',
};
