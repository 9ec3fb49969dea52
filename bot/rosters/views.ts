import { plain, plainLine } from '../common/inert';
import { card, type Button, type Message, type TextFile } from '../common/message';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { turnPage } from './ids';
import type { Listed, Roster, RosterPage, Section } from './roster';
import { csv } from './rules/csv';

/** Discord takes 4,000 characters in one message; the title and the foot need some. */
const longestPage = 3_600;

/** One page of a roster. Where names are so long that it would be too much, people are named by their mention alone. */
export function rosterPage(t: Strings, { cohort, page, pages, sections }: RosterPage): Message {
  const whole = sectionsAs(t, sections);
  const to = (label: string, other: number): Button => ({
    label,
    customId: turnPage.write({ cohort: cohort.id, page: other }),
  });
  return card({
    text: [
      t.roster.title(cohort.name, cohort.isOver),
      whole.length <= longestPage ? whole : sectionsAs(t, sections.map(byMention)),
      t.roster.foot(page + 1, pages),
    ],
    buttons: [
      ...(page > 0 ? [to(t.roster.back(), page - 1)] : []),
      ...(page < pages - 1 ? [to(t.roster.forth(), page + 1)] : []),
    ],
  });
}

const sectionsAs = (t: Strings, sections: readonly Section[]): string =>
  sections
    .map(({ circle, size, from, people }) => {
      const lines = people.map(({ user, told }, at) =>
        circle ? t.roster.member(user, told) : t.roster.waits(from + at + 1, user, told),
      );
      const [heading, nobody] = circle
        ? [t.roster.circle(circle, size), t.roster.nobodyHere()]
        : [t.roster.waiting(size), t.roster.nobodyWaits()];
      return [heading, ...(size > 0 ? lines : [nobody])].join('\n');
    })
    .join('\n\n');

const byMention = (section: Section): Section => ({
  ...section,
  people: section.people.map(({ user }) => ({ user, told: null })),
});

export type Format = 'csv' | 'json';

/** The whole roster as a file, and the words that go with it. */
export function rosterExport(t: Strings, roster: Roster, format: Format): { reply: Message; file: TextFile } {
  const rows = rowsOf(roster);
  const text = format === 'csv' ? asTable(t, rows) : asJson(t, roster.cohort.name, rows);
  const file = { name: `${fileName(roster.cohort.name)}.${format}`, text };
  const said = t.roster.exported(roster.cohort.name, rows.length, format);
  return { reply: card({ text: said, file: file.name }), file };
}

interface Row {
  readonly cohort: string;
  readonly circle: string;
  readonly listed: Listed;
}

const rowsOf = ({ cohort, circles, waiting }: Roster): Row[] => [
  ...circles.flatMap(({ name, people }) => people.map((listed) => ({ cohort: cohort.name, circle: name, listed }))),
  ...waiting.map((listed) => ({ cohort: '', circle: '', listed })),
];

/** What a table says of somebody, column by column: never an employer. */
const factsOf = (t: Strings, { cohort, circle, listed: { user, told } }: Row) => ({
  cohort,
  circle,
  name: plainLine(told?.called ?? ''),
  user,
  languages: (told?.languages ?? []).map(languageName),
  zone: told?.zone ?? '',
  wants: skillNames(t, told?.wants ?? []),
  offers: skillNames(t, told?.offers ?? []),
  years: told?.years ?? null,
  state: circle === '' ? t.roster.isWaiting() : t.roster.isPlaced(),
});

/** A table that spreadsheets open. */
function asTable(t: Strings, rows: readonly Row[]): string {
  const { columns } = t.roster;
  const order = Object.keys(columns) as (keyof typeof columns)[];
  const cells = rows.map((row) => {
    const facts = cellsOf(t, row);
    return order.map((column) => facts[column] ?? '');
  });
  return csv([order.map((column) => columns[column]), ...cells]);
}

/** The cells of one row by the keys of their columns, as the table has them before they are quoted. */
export const cellsOf = (t: Strings, row: Row): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(factsOf(t, row)).map(([column, fact]) => [
      column,
      plain(typeof fact === 'object' && fact !== null ? fact.join('; ') : String(fact ?? '')),
    ]),
  );

/** The same for programs. The version goes up when a column changes its meaning or is no longer there. */
const asJson = (t: Strings, cohort: string, rows: readonly Row[]): string =>
  `${JSON.stringify({ version: 1, cohort, people: rows.map((row) => factsOf(t, row)) }, null, 1)}\n`;

/** Discord keeps only plain letters and digits of a file's name, and the card has to name the file as it is kept. */
const fileName = (cohort: string): string =>
  [
    'roster',
    ...(cohort
      .toLowerCase()
      .normalize('NFD')
      .match(/[a-z0-9]+/g) ?? []),
  ]
    .join('-')
    .slice(0, 60);
