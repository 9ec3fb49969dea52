import { card, type Message } from '../common/message';
import type { Readers } from '../intake/rules/readers';
import type { Strings } from '../locales';
import { showData, turnTo } from './ids';

export type Page = keyof Strings['promises']['titles'];

export const firstPage: Page = 'seen';

/** The page that says who can read along lists them as they are at this moment. */
export const namesReaders = (page: Page): boolean => page === 'discord';

export const pageNamed = (t: Strings, name: string): Page => pagesOf(t).find((page) => page === name) ?? firstPage;

const pagesOf = (t: Strings): Page[] => Object.keys(t.promises.titles) as Page[];

/** `readers`: undefined where the page does not name them, null where Discord does not say. */
export function privacyPage(t: Strings, page: Page, readers?: Readers | null): Message {
  const { titles, pages } = t.promises;
  const all = pagesOf(t);
  return card({
    text: [
      `## ${titles[page]}`,
      pages[page],
      readers === undefined ? '' : readers === null ? t.promises.readersUnknown() : t.intake.readers(readers),
      t.promises.of(all.indexOf(page) + 1, all.length),
    ],
    selects: [
      {
        customId: turnTo.write({}),
        placeholder: t.promises.choose(),
        choices: all.map((value) => ({ value, label: titles[value], chosen: value === page })),
      },
    ],
    buttons: [{ label: t.promises.show(), customId: showData.write({}) }],
  });
}
