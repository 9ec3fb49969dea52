import { plainLine } from '../../common/inert';
import { employerKey } from '../../intake/rules/employer';
import { phraseKey } from './phrase';

/** What somebody's circle is chosen by beside what they told on their way in. */
export interface Preference {
  /** a key of `backgrounds`, or their own words */
  readonly background: string | null;
  readonly colleaguesOk: boolean;
  readonly notAlone: readonly string[];
  /** organisations whose people they would rather not sit with, as they typed them */
  readonly employers: readonly string[];
}

export const noPreference: Preference = { background: null, colleaguesOk: false, notAlone: [], employers: [] };

/** Where people come from in their work. Only whether two are different counts. */
export const backgrounds = [
  ...(['sales', 'marketing', 'engineering', 'research', 'public-sector', 'charity'] as const),
  ...(['finance', 'law', 'design', 'health', 'own-business', 'studies'] as const),
] as const;
export type Background = (typeof backgrounds)[number];

export const isBackground = (typed: string): typed is Background => backgrounds.some((one) => one === typed);

/** Longest in characters, and how many of each. */
export const longest = { background: 60, notAlone: 60, employers: 100 } as const;
export const most = { notAlone: 3, employers: 5, with: 3, apart: 10 } as const;

export interface PreferenceForm {
  readonly background: readonly string[];
  /** goes before what was chosen */
  readonly ownBackground: string;
  /** one a line */
  readonly notAlone: string;
  readonly employers: string;
  readonly colleagues: readonly string[];
}

/** What is kept of a form, and what there was no room for: nothing is lost because of its neighbour. */
export interface WeighedPreference {
  readonly kept: Preference;
  readonly beyond: readonly string[];
}

export function weighPreference(form: PreferenceForm): WeighedPreference {
  const own = plainLine(form.ownBackground);
  const isOwn = own !== '' && own.length <= longest.background && phraseKey(own) !== '';
  const [chosen = null] = form.background.filter(isBackground);
  const notAlone = linesOf(form.notAlone, { key: phraseKey, longest: longest.notAlone, most: most.notAlone });
  const employers = linesOf(form.employers, { key: employerKey, longest: longest.employers, most: most.employers });
  return {
    kept: {
      background: isOwn ? own : chosen,
      colleaguesOk: form.colleagues.includes('fine'),
      notAlone: notAlone.kept,
      employers: employers.kept,
    },
    beyond: [...(own === '' || isOwn ? [] : [own]), ...notAlone.beyond, ...employers.beyond],
  };
}

/** One thing a line; what says the same twice counts once. */
function linesOf(
  typed: string,
  p: { key: (line: string) => string; longest: number; most: number },
): { kept: string[]; beyond: string[] } {
  const lines = typed
    .split(/[\n;]/u)
    .map(plainLine)
    .filter((line) => line !== '');
  const known = new Set<string>();
  const [kept, beyond]: [string[], string[]] = [[], []];
  for (const line of lines) {
    const key = p.key(line);
    if (known.has(key)) continue;
    known.add(key);
    if (key !== '' && line.length <= p.longest && kept.length < p.most) kept.push(line);
    else beyond.push(line);
  }
  return { kept, beyond };
}

export type Pair = readonly [string, string];

/** What a search knows of everybody's wishes in a server. */
export interface Wishes {
  /** by user; who told none is not in it */
  readonly preferences: ReadonlyMap<string, Preference>;
  /** the first would like to sit with the second, whether or not that is returned */
  readonly together: readonly Pair[];
  /** the first would rather not meet the second; holds both ways */
  readonly apart: readonly Pair[];
}

export const noWishes: Wishes = { preferences: new Map(), together: [], apart: [] };
