import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Chromium's PNGs made small: the same pixels with a palette of at most 256 colours, one byte each. Flat surfaces keep
 * their exact colour; the many half tones at the edges of letters go to the nearest of what is left. The picture
 * carries its description, so that one can tell whether it still shows the words of today.
 */
export function withPalette(png: Buffer, description: string): Buffer {
  const { width, height, pixels } = decoded(png);
  const colours = paletteOf(pixels);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels[y * width + x] ?? 0;
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, (index = nearestOf(colours, colour)));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits for a pixel, each the number of a colour in the palette
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(colours.flatMap((colour) => channels(colour).slice(0, 3)));
  const seeThrough = Buffer.from(colours.map((colour) => channels(colour)[3]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${description}`, 'utf8')),
    chunk('PLTE', table),
    chunk('tRNS', seeThrough),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const most = 256;
/** So many of the commonest colours are kept as they are. */
const kept = 96;

const channels = (colour: number): readonly [red: number, green: number, blue: number, alpha: number] => [
  colour >>> 24,
  (colour >> 16) & 255,
  (colour >> 8) & 255,
  colour & 255,
];

function distance(one: number, other: number): number {
  const [a, b] = [channels(one), channels(other)];
  // The eye sees green best and blue least; what is seen through must not become solid.
  return 3 * (a[0] - b[0]) ** 2 + 6 * (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2 + 12 * (a[3] - b[3]) ** 2;
}

function nearestOf(colours: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  for (const [index, one] of colours.entries()) {
    const away = distance(one, colour);
    if (away < least) [best, least] = [index, away];
  }
  return best;
}

/** The commonest colours, then again and again the one that is worst served by those chosen so far. */
function paletteOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].sort(([one, often], [other, seldom]) => seldom - often || one - other);
  const chosen = common.slice(0, kept).map(([colour]) => colour);
  const others = common.slice(kept).map(([colour, count]) => ({
    colour,
    weight: Math.sqrt(count),
    away: Math.min(...chosen.map((one) => distance(one, colour))),
  }));
  while (chosen.length < most) {
    const worst = others.reduce<(typeof others)[number] | undefined>(
      (sofar, one) => (sofar && sofar.away * sofar.weight >= one.away * one.weight ? sofar : one),
      undefined,
    );
    if (!worst || worst.away === 0) break;
    chosen.push(worst.colour);
    for (const one of others) one.away = Math.min(one.away, distance(one.colour, worst.colour));
  }
  return chosen;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBBAA, row by row */
  readonly pixels: Uint32Array;
}

/** Reads what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced. Refuses anything else. */
function decoded(png: Buffer): Picture {
  const parts: Buffer[] = [];
  let [width, height, depth, kind, interlaced] = [0, 0, 0, 0, 0];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      [depth, kind, interlaced] = [data.readUInt8(8), data.readUInt8(9), data.readUInt8(12)];
    }
    if (name === 'IDAT') parts.push(data);
    at += 12 + length;
  }
  const bytes = { 2: 3, 6: 4 }[kind];
  if (depth !== 8 || interlaced !== 0 || bytes === undefined) throw new RangeError('a PNG of another kind');
  const raw = unfiltered(inflateSync(Buffer.concat(parts)), { stride: width * bytes, height, bytes });
  const pixels = new Uint32Array(width * height);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = raw.subarray(pixel * bytes, (pixel + 1) * bytes);
    pixels[pixel] = (red << 24) | (green << 16) | (blue << 8) | alpha;
  }
  return { width, height, pixels };
}

/** Undoes PNG's five ways to write a row as the difference to what stands left and above (PNG specification, 9.2). */
function unfiltered(data: Buffer, p: { stride: number; height: number; bytes: number }): Buffer {
  const { stride, height, bytes } = p;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : (out[at - bytes] ?? 0);
      const above = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < bytes || y === 0 ? 0 : (out[at - stride - bytes] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      out[at] = ((data[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(sumOf(named), named.length + 4);
  return whole;
}

const sums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** CRC-32 as PNG wants it; Node's own came with 22.2. */
function sumOf(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sums[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
