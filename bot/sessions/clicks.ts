import type { Person } from './store';

/** What a click on a board says: which session and turn it saw, in which guild, by whom. */
export interface Click {
  readonly session: string;
  readonly turn: number;
  readonly guild: string;
  readonly by: Person;
}

/** The same of the form for a reveal: it names the step it was opened in. */
export type Writing = Omit<Click, 'turn'> & { readonly step: number };
