/** Without I, L, O and U: nothing is mistaken for anything else when it is read aloud or copied by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen signs of 5 bits each: 80 bits. At the limits of rules/tries a guess would take far longer than the earth is old. */
export const signs = 16;

/** A code out of so many random bytes; of each the five lowest bits. */
export const codeFrom = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, signs)].map((byte) => alphabet[byte % alphabet.length]).join('');

/** As it is passed on: in groups of four. */
export const written = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** What somebody typed as the code it can only mean; undefined when it cannot be one. */
export function codeIn(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const read = plain.replaceAll('O', '0').replace(/[IL]/g, '1');
  return read.length === signs && read.split('').every((sign) => alphabet.includes(sign)) ? read : undefined;
}
