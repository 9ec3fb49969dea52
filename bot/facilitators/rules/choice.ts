import { id } from '../../common/customId';

/** What can be chosen about the time of a session, as the value of a choice says it. */
export type Choice =
  /** whoever in the circle likes may have it */
  | { readonly is: 'circle' }
  | { readonly is: 'ask'; readonly user: string }
  /** Grove leads by itself */
  | { readonly is: 'grove' }
  /** takes an offer back */
  | { readonly is: 'back' }
  /** takes a session that nobody has, which need not be the one the rest of the card is about */
  | { readonly is: 'mine'; readonly session: string }
  /** is left out of the rota, or counted in again */
  | { readonly is: 'never' }
  | { readonly is: 'again' };

const plain = ['circle', 'grove', 'back', 'never', 'again'] as const;

export function valueOf(choice: Choice): string {
  if (choice.is === 'ask') return `ask:${choice.user}`;
  return choice.is === 'mine' ? `mine:${choice.session}` : choice.is;
}

/** undefined when it is no choice of ours */
export function choiceOf(value: string | undefined): Choice | undefined {
  const is = plain.find((each) => each === value);
  if (is) return { is };
  const [, kind, raw = ''] = /^(ask|mine):(\d+)$/.exec(value ?? '') ?? [];
  const named = id.read(raw);
  if (named === undefined) return undefined;
  return kind === 'ask' ? { is: 'ask', user: named } : { is: 'mine', session: named };
}
