/** Legal endings and words that some write and some leave out, without dots and marks. */
const formal = new Set([
  ...['ltd', 'limited', 'inc', 'incorporated', 'llc', 'llp', 'lp', 'plc', 'corp', 'corporation', 'co', 'company'],
  ...['gmbh', 'ggmbh', 'ag', 'ev', 'ug', 'kg', 'ohg', 'se', 'sa', 'sas', 'sarl', 'asbl', 'vzw', 'bv', 'nv', 'ab'],
  ...['as', 'aps', 'oy', 'srl', 'spa', 'sl', 'sro', 'doo', 'zoo', 'sp', 'kft', 'pty', 'pvt', 'private', 'cic', 'cio'],
  ...['ltda', 'eirl', 'sac', 'foundation', 'stiftung', 'ngo', 'ong', 'the'],
]);
/** Letters that no decomposition takes apart. */
const plainer: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' };

/**
 * One key for the ways of writing one employer: case, spaces, accents, punctuation and legal endings do not count.
 * Only for comparing; what was typed is what is kept. '' when nothing of it can be compared.
 */
export function employerKey(typed: string): string {
  const folded = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðı]/gu, (letter) => plainer[letter] ?? letter)
    .replace(/[.'’`´]/gu, '')
    .replace(/&/gu, ' and ');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !formal.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}
