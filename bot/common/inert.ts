/** What a person typed, made safe to show: it pings nobody, formats nothing, links nowhere, and cannot turn the line round. */

// Zero-width, bidirectional and other invisible characters, except the joiners and the selector that scripts and emoji need;
// and halves of characters, which no database takes.
const invisible = /(?!\u200C|\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]/gu;
// Persian and others part letters with it; anywhere else it is only a way to hide something.
const strayNonJoiner = /(?<![\p{L}\p{M}])\u200C|\u200C(?!\p{L})/gu;
const controls = /(?!\n)\p{Cc}/gu;
const spaces = /[\t\v\f]/gu;
const visible = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;
const markdown = /[\\*_~`|>#\-[\]()<:@+=.]/gu;
const fullWidthAt = /[＠﹫]/gu;
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts by whole graphemes, so that no emoji or accent is broken; the result has at most `max` UTF-16 units. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Plain text in one normal form, without controls or invisible characters; line ends stay. Text in which nothing can be
 * seen is no text: the answer is then ''. Not yet safe to show.
 */
export function plain(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n').replace(spaces, ' ');
  const kept = lines.replace(controls, '').replace(invisible, '').replace(strayNonJoiner, '');
  return visible.test(kept) ? kept.normalize('NFC').trim() : '';
}

/** One line of plain text, for names. */
export const plainLine = (text: string): string => plain(text).replace(/\s+/gu, ' ').trim();

/** Where text is shown as it is, an escape would be seen: there the characters themselves are left out. */
export const bare = (text: string, max: number): string =>
  shortened(plainLine(plain(text).replace(markdown, ' ').replace(fullWidthAt, ' ')), max);

/**
 * Escapes every character that Discord's markdown, mentions, time stamps, emoji and links begin with.
 * A zero-width joiner of words after @ keeps `@everyone` from being one even where escapes are shown as they are.
 */
export function inert(text: string, max = 1000): string {
  return shortened(plain(text), max)
    .replace(fullWidthAt, '@')
    .replace(markdown, '\\$&')
    .replace(/@/gu, '@\u2060')
    .replace(/(https?|discord)(?=\\:)/giu, '$1\u2060');
}
