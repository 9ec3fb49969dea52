/** How people begin when they are asked what they would rather not be the only one of. */
const opening = new Set([
  ...['i', 'id', 'im', 'am', 'd', 'would', 'rather', 'not', 'be', 'to', 'the', 'only', 'a', 'an', 'one', 'who', 'is'],
  ...['person', 'someone', 'somebody', 'thats', 'that', 'being'],
]);

/**
 * One key for the ways of writing the same: case, accents, punctuation, how it begins and a plural's s do not count. Only for
 * comparing; what was typed is what is kept. '' when nothing of it can be compared.
 */
export function phraseKey(typed: string): string {
  const words = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const from = words.findIndex((word) => !opening.has(word));
  return (from < 0 ? [] : words.slice(from)).map(singular).join(' ');
}

const singular = (word: string): string => (/[^su]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word);
