import type { JSX } from 'preact';
import { useSight } from './sight';

/** Initials on a colour of one's own; without a chosen one, the id says which. `unknown` names who is not known here. */
export function Avatar({ id, unknown = '' }: { id: string; unknown?: string }): JSX.Element {
  const person = useSight().reader.person(id);
  const own = person?.colour === undefined ? hueOf(id) : colourOf(person.colour);
  return (
    <span class={`avatar${isBright(person?.colour) ? ' bright' : ''}`} style={{ '--own': own }} aria-hidden="true">
      {initials(person?.name ?? unknown)}
    </span>
  );
}

/** A colour as Discord writes it, 0xRRGGBB, in CSS. */
export const colourOf = (colour: number): string => `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`;

/** From here on black letters have more contrast than white ones. */
const BRIGHT = 0.179;

/** By its relative luminance, as WCAG 2.2 defines it. */
export function isBright(colour = 0): boolean {
  const [red = 0, green = 0, blue = 0] = [colour >> 16, colour >> 8, colour].map((part) => {
    const value = (part & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > BRIGHT;
}

const hueOf = (id: string): string => {
  const sum = id.split('').reduce((sofar, digit) => (sofar * 31 + digit.charCodeAt(0)) % 360, 7);
  return `hsl(${sum} 42% 32%)`;
};

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** As it is seen: an accent and a joined emoji belong to it. */
export const firstLetter = (word: string): string => segments.segment(word).containing(0)?.segment ?? '';

/** The first letters of the first and the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  return shown
    .map((word = '') => firstLetter(word))
    .join('')
    .toUpperCase();
}
