import type { Scene, Section } from './scene';

/** docs/messages.md: the pictures with their captions, and with all their words for those who hear the page. */
export function messagesPage(shown: readonly { section: Section; words: ReadonlyMap<string, string> }[]): string {
  const parts = shown.flatMap(({ section, words }) => [
    `## ${section.title}`,
    section.intro,
    ...section.scenes.map((scene) => entry(scene, words.get(scene.name) ?? '')),
  ]);
  return `${[
    '# What Grove says, as people see it',
    'Drawn by `npm run pictures` from the real bot on the local Discord of `sandbox/`; each picture carries its words for screen readers.',
    ...parts,
  ].join('\n\n')}\n`;
}

const entry = ({ name, caption }: Scene, words: string): string =>
  `<img src="pictures/${name}.png" width="640" alt="${attribute(words)}">\n\n${caption}`;

/** Several lines in one, each a sentence of its own. */
export const inOneLine = (words: string): string =>
  words
    .trim()
    .replace(/([\p{L}\p{N}])\s*\n\s*/gu, '$1. ')
    .replace(/\s*\n\s*/gu, ' ');

const attribute = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
