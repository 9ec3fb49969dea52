import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { withPalette } from '../../demo/gallery/palette';
import { sections } from '../../demo/gallery/sections';
import { filesOf, root } from './sources';

const folder = 'docs/pictures';
const pages = ['README.md', ...filesOf('docs', '.md')].filter((path) => existsSync(join(root, path)));
/** The pictures that a page shows, as files of the folder. */
const shownIn = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/(?:docs\/)?pictures\/([\w.-]+\.(?:png|svg))/gu)].map(
    ([, name = '']) => name,
  );

const unescaped = (words: string): string =>
  words.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

function partOf(png: Buffer, name: string): Buffer {
  const at = png.indexOf(name, 0, 'latin1');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

/** What a picture says of itself. */
const descriptionOf = (png: Buffer): string => partOf(png, 'iTXt').toString('utf8').split('\0').at(-1) ?? '';

describe('pictures', () => {
  test('are all there, and each is shown somewhere', () => {
    const shown = [...new Set(pages.flatMap(shownIn))].sort();
    expect(readdirSync(join(root, folder)).sort()).toEqual(shown);
  });

  test('of messages are those of the scenes, each with its words for who cannot see it', () => {
    const text = readFileSync(join(root, 'docs', 'messages.md'), 'utf8');
    const entries = [...text.matchAll(/<img src="pictures\/([\w-]+)\.png" width="640" alt="([^"<>]*)">\n\n(.+)/gu)];
    expect(entries.map(([, name, , caption]) => ({ name, caption }))).toEqual(
      sections.flatMap(({ scenes }) => scenes.map(({ name, caption }) => ({ name, caption }))),
    );
    expect(entries.filter(([, , words = '']) => words.length < 20)).toEqual([]);
    // Whoever changed the words draws the pictures anew: `npm run pictures`.
    const stale = entries.filter(([, name = '', words = '']) => {
      const png = readFileSync(join(root, folder, `${name}.png`));
      return descriptionOf(png) !== unescaped(words);
    });
    expect(stale.map(([, name]) => name)).toEqual([]);
  });

  test('have names of their own', () => {
    const names = sections.flatMap(({ scenes }) => scenes.map(({ name }) => name));
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/u.test(name))).toEqual([]);
    expect([...new Set(names)]).toEqual(names);
  });

  test('are light enough for a page: at most 120 KB each', () => {
    const heavy = readdirSync(join(root, folder)).filter(
      (name) => readFileSync(join(root, folder, name)).length > 120 * 1024,
    );
    expect(heavy).toEqual([]);
  });
});

const [width, height] = [24, 5];

/** A PNG as a browser writes it, each row in another of the five ways. */
function aPicture(colourAt: (x: number, y: number) => readonly number[]): Buffer {
  const stride = width * 4;
  const raw = Buffer.from(
    Array.from({ length: width * height }, (_, at) => [...colourAt(at % width, Math.floor(at / width))]).flat(),
  );
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (raw[y * stride + x] ?? 0));
  const rows = Array.from({ length: height }, (_, y) => [
    y,
    ...Array.from({ length: stride }, (__, x) => {
      const [left, above, corner] = [at(x - 4, y), at(x, y - 1), x < 4 ? 0 : at(x - 4, y - 1)];
      const near = [left, above, corner].sort(
        (one, other) => Math.abs(left + above - corner - one) - Math.abs(left + above - corner - other),
      )[0];
      const guess = [0, left, above, Math.floor((left + above) / 2), near ?? 0][y] ?? 0;
      return (at(x, y) - guess) & 255;
    }),
  ]);
  const part = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
  return Buffer.concat([Buffer.alloc(8), part('IHDR', head), part('IDAT', deflateSync(Buffer.from(rows.flat())))]);
}

describe('a palette', () => {
  test('keeps every colour of a picture that has few, and what is seen through', () => {
    const colourAt = (x: number, y: number): number[] => [x * 10, y * 50, (x * y) % 7, x === 0 ? 0 : 255];
    const png = withPalette(aPicture(colourAt), '“few”');
    expect(descriptionOf(png)).toBe('“few”');
    const [table, clear, rows] = [partOf(png, 'PLTE'), partOf(png, 'tRNS'), inflateSync(partOf(png, 'IDAT'))];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const index = rows[y * (width + 1) + 1 + x] ?? 0;
        expect([...table.subarray(index * 3, index * 3 + 3), clear[index]]).toEqual(colourAt(x, y));
      }
    }
  });
});
