import { documentWords, pages, titles } from '../locales/en/promises';

/** PRIVACY.md: the pages of `/privacy` below one another. */
export function privacyDocument(): string {
  const { title, begin, end } = documentWords;
  const parts = (Object.keys(titles) as (keyof typeof titles)[]).map((page) => `## ${titles[page]}\n\n${pages[page]}`);
  return `${[`# ${title}`, begin, ...parts, end].join('\n\n')}\n`;
}
