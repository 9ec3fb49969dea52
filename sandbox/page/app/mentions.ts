import { choicesWith, type Choice } from '../parts/choices';

/** Names that are picked while one writes: shown as names, and sent as Discord's mentions. */

/** Somebody, a role or a channel; its `value` is the mention that is sent. */
export interface Mentionable extends Choice {
  readonly sign: '@' | '#';
}

/** The letters before the caret that may become a name. */
export interface Begun {
  readonly sign: string;
  readonly letters: string;
  /** Where the sign stands. */
  readonly from: number;
  readonly caret: number;
}

const MOST_OFFERED = 25;

export function begunAt(words: string, caret: number): Begun | undefined {
  const [, sign = '', letters = ''] = /(?:^|[\s(])([@#])([^\s@#]{0,32})$/u.exec(words.slice(0, caret)) ?? [];
  return sign === '' ? undefined : { sign, letters, from: caret - letters.length - 1, caret };
}

export const mentionsFor = ({ sign, letters }: Begun, all: readonly Mentionable[]): readonly Mentionable[] =>
  choicesWith(
    letters,
    all.filter((one) => one.sign === sign),
  )
    .flatMap((choice) => all.find(({ value }) => value === choice.value) ?? [])
    .slice(0, MOST_OFFERED);

/** What the paper shows for one of these: the name, or where two bear it the mention itself, which says which. */
export function shownAs({ sign, label, value }: Mentionable, all: readonly Mentionable[]): string {
  const bearers = all.filter((one) => one.sign === sign && one.label === label);
  return bearers.length > 1 ? value : `${sign}${label}`;
}

/** With the name in the place of its letters, and a space to write on after. */
export function withName(words: string, { from, caret }: Begun, name: string): { words: string; caret: number } {
  const rest = words.slice(caret);
  const after = /^\s/u.test(rest) ? rest : ` ${rest}`;
  return { words: `${words.slice(0, from)}${name}${after}`, caret: from + name.length + 1 };
}

/** What was sent, as the paper shows it: with names for its mentions, where they are sent as the same again. */
export function unsent(
  content: string,
  all: readonly Mentionable[],
): { readonly words: string; readonly picked: ReadonlyMap<string, string> } {
  const named = all
    .filter(({ value }) => content.includes(value))
    .map((one) => [shownAs(one, all), one.value] as const);
  const words = named.reduce((text, [name, value]) => text.replaceAll(value, name), content);
  const picked = new Map(named);
  return sentAs(words, picked) === content ? { words, picked } : { words: content, picked: new Map() };
}

/** As it is sent: names that were picked are mentions, the same words in the middle of others are not. */
export function sentAs(words: string, picked: ReadonlyMap<string, string>): string {
  if (picked.size === 0) return words;
  const longestFirst = [...picked.keys()].sort((a, b) => b.length - a.length).map(literally);
  const names = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return words.replace(names, (name) => picked.get(name) ?? name);
}

const literally = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
