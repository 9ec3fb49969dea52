import { plain, plainLine } from '../common/inert';
import { card, type Button, type Message, type TextFile } from '../common/message';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { turnPage } from './ids';
import type { Listed, Roster } from './roster';
import { csv } from './rules/csv';
import { pagesOf } from './rules/pages';

/** Discord takes 4,000 characters in one message; the title and the foot need some. */
const longestPage = 3_200;

/** One page of a roster; of pages there are no more, the last. */
export function rosterPage(t: Strings, { cohort, circles, waiting }: Roster, asked = 0): Message {
  const sections = [
    ...circles.map(({ people, ...circle }) => ({
      heading: t.roster.circle(circle, people.length),
      lines: people.length > 0 ? people.map((one) => t.roster.member(one.user, one.told)) : [t.roster.nobodyHere()],
    })),
    {
      heading: t.roster.waiting(waiting.length),
      lines:
        waiting.length > 0
          ? waiting.map((one, place) => t.roster.waits(place + 1, one.user, one.told))
          : [t.roster.nobodyWaits()],
    },
  ];
  const pages = pagesOf(sections, longestPage);
  const page = Math.min(asked, pages.length - 1);
  const to = (label: string, other: number): Button => ({
    label,
    customId: turnPage.write({ cohort: cohort.id, page: other }),
  });
  return card({
    text: [t.roster.title(cohort.name, cohort.isOver), pages[page] ?? '', t.roster.foot(page + 1, pages.length)],
    buttons: [
      ...(page > 0 ? [to(t.roster.back(), page - 1)] : []),
      ...(page < pages.length - 1 ? [to(t.roster.forth(), page + 1)] : []),
    ],
  });
}

/** The whole roster as a table that spreadsheets open, and the words that go with it. */
export function rosterExport(t: Strings, roster: Roster): { reply: Message; file: TextFile } {
  const row = (circle: string | null, { user, told }: Listed): Record<keyof typeof t.roster.columns, string> => ({
    cohort: circle === null ? '' : roster.cohort.name,
    circle: circle ?? '',
    name: plainLine(told?.called ?? ''),
    user,
    languages: (told?.languages ?? []).map(languageName).join('; '),
    zone: told?.zone ?? '',
    wants: skillNames(t, told?.wants ?? []).join('; '),
    offers: skillNames(t, told?.offers ?? []).join('; '),
    years: told?.years?.toString() ?? '',
    state: circle === null ? t.roster.isWaiting() : t.roster.isPlaced(),
  });
  const rows = [
    ...roster.circles.flatMap(({ name, people }) => people.map((one) => row(name, one))),
    ...roster.waiting.map((one) => row(null, one)),
  ];
  const { columns } = t.roster;
  const order = Object.keys(columns) as (keyof typeof columns)[];
  const table = [columns, ...rows].map((cells) => order.map((column) => plain(cells[column])));
  const file = { name: `${fileName(roster.cohort.name)}.csv`, text: csv(table) };
  return { reply: card({ text: t.roster.exported(roster.cohort.name, rows.length), file: file.name }), file };
}

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
