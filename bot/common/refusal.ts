import type { Strings } from '../locales';

type Refusals = Strings['refusals'];
export type RefusalKey = keyof Refusals;
export type RefusalValues<K extends RefusalKey> = Parameters<Refusals[K]>;

/**
 * Something that can be expected and is no fault of the program: thrown to the door, which says it once,
 * kindly, in the person's language. Rules return it instead (`refused`), because rules throw nothing.
 */
export class Refusal extends Error {
  readonly values: readonly unknown[];

  constructor(
    readonly key: RefusalKey,
    values: readonly unknown[] = [],
  ) {
    super(key);
    this.name = 'Refusal';
    this.values = values;
  }

  in(strings: Strings): string {
    const say = strings.refusals[this.key] as (...values: readonly unknown[]) => string;
    return say(...this.values);
  }
}

/** `throw refuse('tooFewPeople', waiting)`: the values are typed by the sentence they go into. */
export function refuse<K extends RefusalKey>(key: K, ...values: RefusalValues<K>): Refusal {
  return new Refusal(key, values);
}

export interface Refused {
  readonly refused: RefusalKey;
}

export const refused = (key: RefusalKey): Refused => ({ refused: key });

export const isRefused = (outcome: object): outcome is Refused => 'refused' in outcome;
