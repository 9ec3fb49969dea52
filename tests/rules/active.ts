/**
 * An independent reading of a text as Discord would read it: what in it pings, links or formats.
 * It shares no code with bot/common/inert.ts. Each find is named, so that two texts can be compared.
 */

/** Discord resolves these in the raw text, on its server: a backslash in front does not stop them. */
const resolved: Readonly<Record<string, RegExp>> = {
  everyone: /[@＠﹫](everyone|here)/giu,
  user: /<@!?\d+>/gu,
  role: /<@&\d+>/gu,
  channel: /<#\d+>/gu,
  guide: /<id:\w+>/gu,
  command: /<\/[^>\n]+:\d+>/gu,
  time: /<t:-?\d+(:\w)?>/gu,
  emoji: /<a?:\w+:\d+>/gu,
  link: /\b(https?|discord|ftp|steam|mailto):\S/giu,
  invite: /\b(discord\.gg|discord(app)?\.com\/invite)\/\w/giu,
};

/** These are read by the app that shows the text, and there a backslash takes their meaning away. */
const drawn: Readonly<Record<string, RegExp>> = {
  star: /\*/gu,
  underline: /_/gu,
  strike: /~~/gu,
  code: /`/gu,
  spoiler: /\|\|/gu,
  'named link': /\[[^\]\n]*\]\([^)\n]*\)/gu,
  shortcode: /:\w+:/gu,
  heading: /^\s*#{1,3}\s/gmu,
  'small print': /^\s*-#\s/gmu,
  quote: /^\s*>(>>)?\s/gmu,
  bullet: /^\s*[-+•]\s/gmu,
  number: /^\s*\d+[.)]\s/gmu,
  underlined: /^\s*(=+|-+)\s*$/gmu,
};

/**
 * Nobody sees these, and some turn the line round. The joiner between words (U+2060) is what keeps `@` apart, and after a
 * letter the non-joiner (U+200C) is spelling.
 */
const hidden =
  /[^\P{Cc}\n]|\p{Bidi_Control}|[\u00AD\u115F\u1160\u180E\u200B\u3164\uFEFF\uFFA0]|(?<![\p{L}\p{M}])\u200C/gu;

/** What is active in `text`, named, with what it was, in the order of the names. */
export function activeIn(text: string): string[] {
  const shown = text.replace(/\\([!-/:-@[-`{-~])/gu, '\uE000');
  const finds = (source: string, patterns: Readonly<Record<string, RegExp>>): string[] =>
    Object.entries(patterns).flatMap(([name, pattern]) =>
      [...source.matchAll(pattern)].map(([found]) => `${name} ${found.trim()}`),
    );
  return [...finds(text, resolved), ...finds(shown, drawn), ...finds(text, { hidden })];
}

/** Words a mischievous person might type anywhere: each would ping, link or format if it were let. */
export const mischief = [
  '@everyone',
  '@here',
  '@EVERYONE',
  '＠everyone',
  '﹫here',
  '@\u200beveryone',
  '@\u2060everyone',
  '<@1>',
  '<@!1>',
  '<@&1>',
  '<#1>',
  '<\u200b@1>',
  '\\<@1>',
  '\\\\<@1>',
  '\\@everyone',
  '<id:customize>',
  '</cohort launch:1>',
  '<t:0>',
  '<t:1700000000:R>',
  '<:wave:1>',
  '<a:wave:1>',
  ':smile:',
  'https://example.org',
  'HTTP://example.org',
  'https\u200b://example.org',
  '<https://example.org>',
  '[bank](https://example.org)',
  'discord.gg/abc',
  'discord.com/invite/abc',
  'discord://-/channels/1',
  'mailto:a@example.org',
  '**bold**',
  '*x*',
  '__under__',
  '_x_',
  '~~gone~~',
  '||hidden||',
  '`code`',
  '```js\ncode\n```',
  '\u1fef',
  '\n# Heading',
  '\n## Heading',
  '\n-# small',
  '\n> quote',
  '\n>>> quote',
  '\n- item',
  '\n* item',
  '\n+ item',
  '\n1. item',
  '\n1) item',
  '\n===',
  '\n---',
  '\r# Heading',
  '\r\n- item',
  '\\',
  '\\\\',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\u0000',
  '\u0007',
  '\u009f',
  '\u200b',
  '\u200c',
  'a\u200c\u200c',
  'می\u200cخواهم',
  '\u00ad',
  '\u3164',
  '\ufeff',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '👋🏽',
  '🇫🇷',
  'e\u0301',
  'नमस्ते',
  ' ',
  '\n',
] as const;
