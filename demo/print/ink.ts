/** Colour for a terminal: as many of it as the terminal can show, down to none at all. */

/** 0xRRGGBB */
export type Rgb = number;

export interface Ink {
  readonly colour?: Rgb;
  readonly on?: Rgb;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** said more quietly than the rest */
  readonly quiet?: boolean;
}

/** 1: none, 4: sixteen, 8: two hundred and fifty-six, 24: all. */
export type Depth = 1 | 4 | 8 | 24;

export type Paint = (text: string, ink?: Ink) => string;

export const grey: Rgb = 0x848b96;

/** What FORCE_COLOR and NO_COLOR ask for, then what the terminal says of itself. */
export function depthOf(env: NodeJS.ProcessEnv, terminal: { isTTY?: boolean; getColorDepth?: () => number }): Depth {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') {
    if (forced === '0' || forced === 'false') return 1;
    if (forced === '3') return 24;
    return forced === '2' ? 8 : 4;
  }
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 1;
  if (!terminal.isTTY || env.TERM === 'dumb') return 1;
  const depth = terminal.getColorDepth?.() ?? 1;
  if (depth >= 24) return 24;
  if (depth >= 8) return 8;
  return depth >= 4 ? 4 : 1;
}

export function painter(depth: Depth): Paint {
  if (depth === 1) return (text) => text;
  return (text, ink = {}) => {
    const codes = codesOf(ink, depth);
    return codes.length === 0 || text === '' ? text : `\u001b[${codes.join(';')}m${text}\u001b[0m`;
  };
}

function codesOf(ink: Ink, depth: Exclude<Depth, 1>): string[] {
  const colour = ink.colour ?? (ink.quiet ? grey : undefined);
  return [
    ...(ink.bold ? ['1'] : []),
    ...(ink.italic ? ['3'] : []),
    ...(colour === undefined ? [] : [colourCode(colour, depth, 'front')]),
    ...(ink.on === undefined ? [] : [colourCode(ink.on, depth, 'back')]),
  ];
}

function colourCode(colour: Rgb, depth: Exclude<Depth, 1>, side: 'front' | 'back'): string {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff] as const;
  const lead = side === 'front' ? 38 : 48;
  if (depth === 24) return `${lead};2;${red};${green};${blue}`;
  const isGrey = Math.max(red, green, blue) - Math.min(red, green, blue) < 24;
  if (depth === 8) {
    if (isGrey) return `${lead};5;${232 + Math.min(23, Math.round((green / 255) * 23))}`;
    const [r, g, b] = [red, green, blue].map((part) => Math.round((part / 255) * 5)) as [number, number, number];
    return `${lead};5;${16 + 36 * r + 6 * g + b}`;
  }
  const base = side === 'front' ? 30 : 40;
  if (isGrey) return String(base + (green > 200 ? 67 : 60));
  const most = Math.max(red, green, blue);
  const bits = [red, green, blue].map((part, place) => (part > most * 0.7 ? 1 << place : 0));
  return String(base + bits.reduce((sum, bit) => sum + bit, 0));
}
