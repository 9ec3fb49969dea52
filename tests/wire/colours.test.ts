import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { colourOf as colourOfPerson, isBright } from '../../sandbox/page/parts/avatar';

/** Which words stand on which grounds in the page of the local Discord, and whether they can be read there. */

const css = readFileSync(join(__dirname, '../../sandbox/page/parts/styles/theme.css'), 'utf8');

type Theme = 'light' | 'dark';

function colourOf(name: string, theme: Theme): string {
  const value = new RegExp(`--${name}: ([^;]+);`, 'u').exec(css)?.[1] ?? '';
  const [, light = value, dark = value] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/u.exec(value) ?? [];
  return theme === 'light' ? light : dark;
}

/** As WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const parts = /^#(..)(..)(..)$/u.exec(colour);
  if (!parts) throw new Error(`not a colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['ground', 'deep', 'deepest', 'raised', 'field', 'float', 'hover', 'own-ground', 'ping-ground'];
const words: readonly (readonly [words: string, on: readonly string[]])[] = [
  ['text', [...grounds, 'chosen']],
  ['bright', [...grounds, 'chosen']],
  ['quiet', [...grounds, 'chosen']],
  ['link', grounds],
  ['command', grounds],
  ['bad', ['ground', 'raised', 'float', 'deep', 'own-ground', 'ping-ground']],
  ['good', ['ground', 'deep']],
  ['mention', ['mention-ground']],
  ['on-secondary', ['secondary']],
];

test('initials can be read on any colour that somebody may have', () => {
  const colours = Array.from(
    { length: 4096 },
    (_, at) => (at >> 8) * 0x110000 + ((at >> 4) & 15) * 0x1100 + (at & 15) * 0x11,
  );
  const faint = colours.filter(
    (colour) => contrast(isBright(colour) ? '#000000' : '#ffffff', colourOfPerson(colour)) < 4.5,
  );
  expect(faint).toEqual([]);
});

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
  test('has words that can be read on every ground they stand on', () => {
    const faint = words.flatMap(([name, on]) =>
      on
        .map((ground) => ({
          pair: `${name} on ${ground}`,
          is: contrast(colourOf(name, theme), colourOf(ground, theme)),
        }))
        .filter(({ is }) => is < 4.5),
    );
    expect(faint).toEqual([]);
  });

  test('has white words that can be read on its buttons', () => {
    const faint = ['primary', 'success', 'danger', 'premium'].filter(
      (name) => contrast('#ffffff', colourOf(name, theme)) < 4.5,
    );
    expect(faint).toEqual([]);
  });

  test('shows what is focused and what can be ticked', () => {
    for (const ground of ['ground', 'deep', 'raised', 'float', 'field'])
      for (const line of ['focus', 'line-strong'])
        expect([`${line} on ${ground}`, contrast(colourOf(line, theme), colourOf(ground, theme)) >= 3]).toEqual([
          `${line} on ${ground}`,
          true,
        ]);
  });
});
