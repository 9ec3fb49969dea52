/** What can be chosen about the time of a session, as the value of a choice says it. */
export type Choice =
  /** whoever in the circle likes may have it */
  | { readonly is: 'circle' }
  | { readonly is: 'ask'; readonly user: string }
  /** Grove leads by itself */
  | { readonly is: 'grove' }
  /** takes an offer back */
  | { readonly is: 'back' }
  /** takes a session that nobody has */
  | { readonly is: 'mine' }
  /** is left out of the rota, or counted in again */
  | { readonly is: 'never' }
  | { readonly is: 'again' };

const plain = ['circle', 'grove', 'back', 'mine', 'never', 'again'] as const;

export const valueOf = (choice: Choice): string => (choice.is === 'ask' ? `ask:${choice.user}` : choice.is);

/** undefined when it is no choice of ours */
export function choiceOf(value: string | undefined): Choice | undefined {
  const is = plain.find((each) => each === value);
  if (is) return { is };
  const user = /^ask:(\d{1,19})$/.exec(value ?? '')?.[1];
  return user === undefined ? undefined : { is: 'ask', user };
}
