/** Small pieces that English sentences are made of. */

export const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
export const minutes = (number: number): string =>
  number === 1 ? 'a minute' : number === 0.5 ? 'half a minute' : `${number} minutes`;
