import type { z } from 'zod';

/** What zod finds, in the words of somebody who writes a file by hand. Each goes on a sentence that began with the field. */

export const missing = 'is missing';

const kinds: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  tuple: 'a list in [ ]',
  object: 'an object in { }',
};

/** undefined leaves it to zod. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return missing;
      return `must be ${kinds[issue.expected] ?? issue.expected}${issue.input === null ? ', not null' : ''}`;
    case 'too_small':
      return isList(issue.origin)
        ? `needs ${issue.minimum} numbers`
        : `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return isList(issue.origin)
        ? `takes ${issue.maximum} numbers`
        : `must be ${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}`;
    default:
      return undefined;
  }
};

const isList = (origin: string): boolean => origin === 'array';
