import { createHash } from 'node:crypto';
import { strings } from '../locales';

const hashed = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 12);

/** The words that ship with Grove by a short hash: whoever agreed to these is not asked again. Who can read changes daily and is no part of it. */
export const agreementVersion = hashed(strings().intake.agreement());

/** What a server asks everybody to agree to. */
export interface Agreement {
  readonly version: string;
  readonly clauses: readonly string[];
  /** nobody has put it into words of their own */
  readonly isOurs: boolean;
}

/** Words that are published, said again exactly as before, are the same agreement. */
export function agreementWith(clauses: readonly string[]): Agreement {
  const isOurs = clauses.join('\n') === strings().agreement.ours();
  if (isOurs) return { version: agreementVersion, clauses, isOurs };
  const all = clauses.map((words) => ({ words, isNew: false }));
  return { version: hashed(strings().agreement.all(all)), clauses, isOurs };
}

export const ourAgreement = (): Agreement => agreementWith(strings().agreement.ours().split('\n'));
