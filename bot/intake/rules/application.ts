import { plain, plainLine } from '../../common/inert';

/** Longest answers in characters. Discord's own limit for a form field is 4,000; nobody wants to read that of six people. */
export const longest = { called: 60, work: 300, wish: 300 } as const;

export type Answers = { readonly [K in keyof typeof longest]: string };

export type Weighed =
  | { readonly is: 'fine'; readonly answers: Answers }
  | { readonly is: 'empty'; readonly fields: readonly (keyof Answers)[] }
  | { readonly is: 'long'; readonly fields: readonly (keyof Answers)[] };

/** What was typed, cleaned of invisible characters; or which answers are missing or too long. */
export function weigh(typed: Answers): Weighed {
  const answers: Answers = { called: plainLine(typed.called), work: plain(typed.work), wish: plain(typed.wish) };
  const fields = Object.keys(longest) as (keyof Answers)[];
  const long = fields.filter((field) => answers[field].length > longest[field]);
  if (long.length > 0) return { is: 'long', fields: long };
  const empty = fields.filter((field) => answers[field] === '');
  return empty.length > 0 ? { is: 'empty', fields: empty } : { is: 'fine', answers };
}
