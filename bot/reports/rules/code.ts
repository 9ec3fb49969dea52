/** The letters of a receipt's number: none that is taken for another when it is read aloud or copied by hand. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** R-7F3K-9XQ2 from 16 or more hex digits that were drawn by chance: one of 30^8, so that nobody finds another's by trying. */
export function codeFrom(drawn: string): string {
  let number = BigInt(`0x${drawn.replaceAll('-', '').slice(0, 32)}`);
  let code = '';
  for (let at = 0; at < 8; at++) {
    code += letters[Number(number % BigInt(letters.length))] ?? '';
    number /= BigInt(letters.length);
  }
  return `R-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A number as somebody typed it, in the form it is kept by; null when it is none. */
export function codeIn(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const found = /^R?([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(plain);
  return found ? `R-${found[1] ?? ''}-${found[2] ?? ''}` : null;
}
