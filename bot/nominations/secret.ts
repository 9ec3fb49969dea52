import { createHash, randomBytes } from 'node:crypto';
import { codeFrom, signs } from './rules/code';

export const newCode = (): string => codeFrom(randomBytes(signs));

/** A code of one guild means nothing in another. 80 random bits need no slow hash. */
export const hashOf = (guild: string, code: string): string =>
  createHash('sha256').update(`${guild}:${code}`).digest('hex');

/** What stands in the place of a code that was used: it looks like the hash of one that waits. */
export const chanceHash = (): string => randomBytes(32).toString('hex');
