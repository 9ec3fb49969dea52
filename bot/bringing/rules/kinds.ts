import { plain, plainLine } from '../../common/inert';
import type { Why } from './may';

/** What somebody can bring to their circle (a case, a question) and take from it (their next step, what helped, the note). */
export const kinds = ['case', 'question', 'step', 'helped', 'note'] as const;
export type Kind = (typeof kinds)[number];

/** What is offered before a session, and after one. */
export const before = ['case', 'question', 'step'] as const satisfies readonly Kind[];
export const afterwards = ['helped', 'step', 'note'] as const satisfies readonly Kind[];

/** How many characters each may have. */
export const longest: Readonly<Record<Kind, number>> = { case: 200, question: 300, step: 300, helped: 500, note: 1500 };

/** A kind that comes back from outside. */
export const kindNamed = (name: string | undefined): Kind | undefined => kinds.find((kind) => kind === name);

/** What somebody typed, as it is kept. A case may be without words: it can be told when it is time. */
export function weigh(kind: Kind, typed: string): { readonly words: string } | { readonly why: Why } {
  const words = kind === 'case' ? plainLine(typed) : plain(typed);
  if (words.length > longest[kind]) return { why: 'tooLong' };
  return words === '' && kind !== 'case' ? { why: 'nothingWritten' } : { words };
}
