import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact-render-to-string';
import { Screen as ScreenView } from './parts/screen';
import type { Reader } from './reader';
import type { Screen } from './screen';

/** A screen as HTML, for pictures. */
export const screenHtml = (screen: Screen, reader: Reader): string =>
  wellFormed(render(<ScreenView screen={screen} reader={reader} />));

/** Half characters and NUL, which HTML cannot hold, become U+FFFD. */
const wellFormed = (html: string): string => html.replace(/[\p{Cs}\0]/gu, '\uFFFD');

export type Theme = 'dark' | 'light';

/** The screen as a whole document; `more` is CSS of whoever shows it (a font, a margin). */
export const documentOf = (screen: string, more = '', theme: Theme = 'dark'): string =>
  `<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8"><style>${stylesheet()}${more}</style></head><body>${screen}</body></html>`;

/** All of parts/styles in one, as index.css names them. */
export function stylesheet(): string {
  const folder = join(__dirname, 'parts', 'styles');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return read('index.css').replace(/@import '\.\/([\w-]+\.css)';\n/gu, (_, name: string) => read(name));
}
