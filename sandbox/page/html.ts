/** HTML in which everything that was put in has been escaped; `html` is the only way to make it. */
export class Html {
  readonly #text: string;

  constructor(parts: readonly string[], values: readonly Piece[]) {
    this.#text = parts.map((part, index) => part + written(values[index])).join('');
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand between the parts of a template: text is escaped, HTML stays as it is, and undefined is nothing. */
export type Piece = Html | string | number | undefined | readonly Html[];

export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html => new Html(parts, values);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe between tags and inside quoted attributes. Half characters and NUL, which HTML cannot hold, become U+FFFD. */
export const escaped = (text: string): string =>
  text.replace(/[\p{Cs}\0]/gu, '\uFFFD').replace(/[&<>"'`]/gu, (letter) => entities[letter] ?? '');

function written(value: Piece): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(String).join('');
  return escaped(String(value));
}
