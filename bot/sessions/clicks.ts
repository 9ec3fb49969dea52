import { Refusal, type Refused } from '../common/refusal';
import type { Session } from './session';
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

/**
 * Who presses the board of another smaller group is told so, for it may stand in the thread of their own. One that is over has
 * nobody in it any more, and the session of the circle is not over with it.
 */
export function refusalIn({ parent, stage }: Session, { refused }: Refused): Refusal {
  if (parent === null) return new Refusal(refused);
  if (stage.at === 'closed') return new Refusal('partOver');
  return new Refusal(refused === 'notInThisGroup' ? 'notInThisPart' : refused);
}
